import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { linkOf } from './use-row-keys.ts';

/** Gives the focus back to the row of a request that was closed: on a narrow screen the list was hidden until then. */
export function useFocusBack(box: RefObject<HTMLElement | null>, openId: string | undefined): void {
  const lastOpen = useRef(openId);
  useEffect(() => {
    const closed = openId === undefined ? lastOpen.current : undefined;
    lastOpen.current = openId;
    if (closed !== undefined) linkOf(box.current, closed)?.focus({ preventScroll: true });
  }, [openId]);
}
