import { CopyButton } from '../../parts/copy-button.tsx';

/** Longer texts are cut on the page; "copy" still has all of them. */
const maxShown = 20_000;

/** A text to copy, such as a command: `label` says what it is. */
export function Command({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <>
      <pre class="command">{text.length > maxShown ? `${text.slice(0, maxShown)}\n… cut` : text}</pre>
      <CopyButton text={text} label={`Copy ${label}`} />
    </>
  );
}
