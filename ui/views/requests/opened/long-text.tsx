import { useState } from 'preact/hooks';

/** Longer texts are cut. */
const maxShown = 400;

/** A text of which the beginning is shown, with a button for all of it. */
export function LongText({ text }: { readonly text: string }) {
  const [isAll, setIsAll] = useState(false);
  if (isAll || text.length <= maxShown) return <>{text}</>;
  return (
    <>
      {text.slice(0, maxShown)}…{' '}
      <button type="button" class="quiet" onClick={() => setIsAll(true)}>
        Show all {text.length.toLocaleString('en')} characters
      </button>
    </>
  );
}
