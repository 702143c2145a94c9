import { ScrollBox } from './scroll-box.tsx';

/** Longer texts are cut on the page; "Copy" still has all of them. */
export const maxShown = 200_000;

/** A text of several lines in a box of its own, as it is. */
export function TextView({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <ScrollBox class="json" label={label}>
      <pre>{text.length > maxShown ? `${text.slice(0, maxShown)}\n… cut` : text}</pre>
    </ScrollBox>
  );
}
