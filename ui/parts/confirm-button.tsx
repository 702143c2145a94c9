import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from './dialog.tsx';

interface ConfirmButtonProps {
  readonly label: string;
  /** Tells buttons of the same label apart for those who cannot see where they are. */
  readonly about?: string;
  /** The question. */
  readonly title: string;
  /** What will happen. */
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly disabled?: boolean;
  onConfirm(): void;
}

/** A button that asks before it acts. */
export function ConfirmButton({ label, about, title, children, onConfirm, ...attributes }: ConfirmButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const name = about === undefined ? undefined : `${label} ${about}`;
  // Closing gives the focus back to the button; the dialog is removed when it has closed.
  const close = (event: Event & { currentTarget: Element }) => event.currentTarget.closest('dialog')?.close();
  return (
    <>
      <button type="button" {...attributes} aria-label={name} onClick={() => setAsking(true)}>
        {label}
      </button>
      {isAsking && (
        <Dialog title={title} onClose={() => setAsking(false)}>
          {children}
          <div class="row end">
            <button type="button" onClick={close}>
              Cancel
            </button>
            <button
              type="button"
              class="primary"
              onClick={(event) => {
                close(event);
                onConfirm();
              }}
            >
              {label}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
