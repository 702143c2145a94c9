import { useState } from 'preact/hooks';

/** A text from the PBX or a person; one that is long is cut until one asks for all of it. */
export function LongText({ text, max = 200 }: { readonly text: string; readonly max?: number }) {
  const [isWhole, setWhole] = useState(false);
  if (text.length <= max || isWhole) return <bdi class="long-text">{text}</bdi>;
  return (
    <>
      <bdi class="long-text">{text.slice(0, max)}…</bdi>{' '}
      <button type="button" class="quiet" onClick={() => setWhole(true)}>
        Show all {text.length.toLocaleString('en')} characters
      </button>
    </>
  );
}
