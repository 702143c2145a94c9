import type { ComponentChildren } from 'preact';
import { Dialog } from './dialog.tsx';

interface ConfirmDialogProps {
  /** The question. */
  readonly title: string;
  /** What will happen. */
  readonly children: ComponentChildren;
  /** The button that does it. */
  readonly label: string;
  onConfirm(): void;
  /** Called when the dialog has closed, confirmed or not. */
  onClose(): void;
}

/** Asks before something is done that cannot be undone. */
export function ConfirmDialog({ title, children, label, onConfirm, onClose }: ConfirmDialogProps) {
  // Closing gives the focus back; the dialog is removed when it has closed.
  const close = (event: Event & { currentTarget: Element }) => event.currentTarget.closest('dialog')?.close();
  return (
    <Dialog title={title} onClose={onClose}>
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
  );
}
