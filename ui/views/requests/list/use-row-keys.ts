import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../../../lib/page.ts';
import type { RequestRow } from './request-row.ts';

interface RowKeys {
  readonly rows: readonly RequestRow[];
  readonly openId: string | undefined;
  readonly box: RefObject<HTMLElement | null>;
  reveal(index: number): void;
}

/**
 * Moves through the list by keyboard: the arrow keys move the focus, and with it the opened request, if there is one. Returns the id of
 * the row that has or had the focus, and whether one moves, which ends when the focus leaves the list.
 */
export function useRowKeys(options: RowKeys) {
  const { route } = usePage();
  const { rows, openId, box } = options;
  const [currentId, setCurrentId] = useState(openId);
  const isMoving = useRef(false);
  const latest = useRef({ ...options, route });
  latest.current = { ...options, route };
  const toFocus = useRef<string | undefined>(undefined);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const onKey = (event: KeyboardEvent) => {
      const step = stepOf(event);
      // A key that is held down comes again before the focus has moved.
      const id = toFocus.current ?? rowIdAt(event.target);
      if (step === 0 || id === undefined) return;
      event.preventDefault();
      isMoving.current = true;
      const { rows, openId, route, reveal } = latest.current;
      const index = Math.max(0, Math.min(rows.length - 1, rows.findIndex((row) => row.id === id) + step));
      const next = rows[index];
      if (next === undefined) return;
      toFocus.current = next.id;
      reveal(index);
      setCurrentId(next.id);
      if (openId !== undefined) route.set({ request: next.id }, { replace: true });
    };
    element.addEventListener('keydown', onKey);
    const stopWatching = onFocusLost(element, () => {
      isMoving.current = false;
    });
    return () => {
      element.removeEventListener('keydown', onKey);
      stopWatching();
    };
  }, []);
  useLateFocus(box, toFocus);
  const isListed = rows.some(({ id }) => id === currentId);
  return { currentId: isListed ? currentId : openId, isMoving };
}

/** Focuses a row in the rendering that brings it into the document, so that the next key finds it focused. */
function useLateFocus(box: RefObject<HTMLElement | null>, toFocus: { current: string | undefined }): void {
  useLayoutEffect(() => {
    const link = toFocus.current === undefined ? undefined : linkOf(box.current, toFocus.current);
    if (link === undefined) return;
    toFocus.current = undefined;
    link.focus({ preventScroll: true });
  });
}

/** Returns the link of a row in the document. */
export function linkOf(box: HTMLElement | null, id: string): HTMLElement | undefined {
  return box?.querySelector<HTMLElement>(`[data-request="${CSS.escape(id)}"] a`) ?? undefined;
}

/** Calls the listener when the focus leaves the element, before other listeners of that. Returns a function that stops it. */
function onFocusLost(element: HTMLElement, listener: () => void): () => void {
  const check = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) listener();
  };
  element.addEventListener('focusout', check, { capture: true });
  return () => element.removeEventListener('focusout', check, { capture: true });
}

function rowIdAt(target: EventTarget | null): string | undefined {
  const row = target instanceof Element ? target.closest('[data-request]') : null;
  return row?.getAttribute('data-request') ?? undefined;
}

function stepOf({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): number {
  if (altKey || ctrlKey || metaKey) return 0;
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
}
