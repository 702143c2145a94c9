import { useEffect, useRef } from 'preact/hooks';
import { usePage } from '../../../lib/page.ts';
import type { RequestRow } from '../list/request-row.ts';

interface RequestStepsProps {
  readonly id: string;
  readonly rows: readonly RequestRow[];
  onClose(): void;
}

/** Buttons to the newer and the older request and back to the list, with their keys: k, j and Escape. */
export function RequestSteps({ id, rows, onClose }: RequestStepsProps) {
  const { route } = usePage();
  const index = rows.findIndex((row) => row.id === id);
  const newer = index < 0 ? undefined : rows[index - 1]?.id;
  const older = index < 0 ? undefined : rows[index + 1]?.id;
  const go = (to: string | undefined) => to !== undefined && route.set({ request: to }, { replace: true });
  const keys: Readonly<Record<string, () => void>> = { k: () => go(newer), j: () => go(older), Escape: onClose };
  useKeys(keys);
  return (
    <div class="row opened-steps">
      <button type="button" disabled={newer === undefined} aria-keyshortcuts="k" onClick={() => go(newer)}>
        Newer <kbd>k</kbd>
      </button>
      <button type="button" disabled={older === undefined} aria-keyshortcuts="j" onClick={() => go(older)}>
        Older <kbd>j</kbd>
      </button>
      <button type="button" class="end" aria-keyshortcuts="Escape" onClick={onClose}>
        Close <kbd>Esc</kbd>
      </button>
    </div>
  );
}

/** Calls the action of a key, unless it is typed into a field or a dialog is open. */
function useKeys(actions: Readonly<Record<string, () => void>>): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyped =
        event.target instanceof Element && event.target.closest('input, textarea, select, dialog') !== null;
      if (isTyped || event.altKey || event.ctrlKey || event.metaKey) return;
      new Map(Object.entries(latest.current)).get(event.key)?.();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
