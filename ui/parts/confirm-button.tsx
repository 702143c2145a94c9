import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ConfirmDialog } from './confirm-dialog.tsx';

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
  return (
    <>
      <button type="button" {...attributes} aria-label={name} onClick={() => setAsking(true)}>
        {label}
      </button>
      {isAsking && (
        <ConfirmDialog title={title} label={label} onConfirm={onConfirm} onClose={() => setAsking(false)}>
          {children}
        </ConfirmDialog>
      )}
    </>
  );
}
