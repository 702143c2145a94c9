import { useState } from 'preact/hooks';
import { CopyButton } from '../../../parts/copy-button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { ScrollBox } from './scroll-box.tsx';
import { cut, grouped } from './texts.ts';

/** A text of the PBX, isolated from the direction of the text around it. A long one is cut, and a button opens all of it. */
export function CutText({ text, label, max = 80 }: { text: string; label: string; max?: number }) {
  const [isOpen, setIsOpen] = useState(false);
  if (text.length <= max) return <bdi class="text">{text}</bdi>;
  return (
    <>
      <bdi class="text">{cut(text, max)}</bdi>{' '}
      <button
        type="button"
        class="more"
        aria-label={`Show all ${grouped(text.length)} characters of ${label}`}
        onClick={() => setIsOpen(true)}
      >
        {grouped(text.length)} characters
      </button>
      {isOpen && (
        <Dialog title={label} onClose={() => setIsOpen(false)}>
          <ScrollBox class="text-box" label="Whole text">
            <pre class="whole-text">
              <bdi>{text}</bdi>
            </pre>
          </ScrollBox>
          <form method="dialog" class="row">
            <CopyButton text={text} label="Copy" />
            <button type="submit">Close</button>
          </form>
        </Dialog>
      )}
    </>
  );
}
