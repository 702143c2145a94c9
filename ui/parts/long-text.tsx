import { useState } from 'preact/hooks';
import { cut, numberText } from '../lib/format.ts';
import { CopyButton } from './copy-button.tsx';
import { Dialog } from './dialog.tsx';
import { ScrollBox } from './scroll-box.tsx';

interface LongTextProps {
  readonly text: string;
  /** What the text is, such as `Description`. */
  readonly label: string;
  /** Longer texts are cut. */
  readonly max?: number;
}

/** A text of the PBX, isolated from the direction of the text around it. A long one is cut, and a button opens all of it. */
export function LongText({ text, label, max = 200 }: LongTextProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (text.length <= max) return <bdi class="text">{text}</bdi>;
  return (
    <>
      <bdi class="text">{cut(text, max)}</bdi>{' '}
      <button type="button" class="more" onClick={() => setIsOpen(true)}>
        Show all {numberText(text.length)} characters
        <span class="visually-hidden"> of {label}</span>
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
