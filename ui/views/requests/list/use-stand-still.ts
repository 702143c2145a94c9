import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface StandStillOptions {
  readonly box: RefObject<HTMLElement | null>;
  /** Whether one moves through the list by keyboard. */
  readonly isMoving: RefObject<boolean>;
  onStandStill(isStill: boolean): void;
}

/** Reports whether the list has to stand still: while it is scrolled down, and while one moves through it by keyboard. */
export function useStandStill(options: StandStillOptions): void {
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    const { box } = options;
    const element = box.current;
    if (element === null) return;
    const report = () => {
      const { isMoving, onStandStill } = latest.current;
      onStandStill(element.scrollTop > 4 || isMoving.current === true);
    };
    const events = ['scroll', 'keyup', 'focusout'];
    for (const event of events) element.addEventListener(event, report, { passive: true });
    return () => {
      for (const event of events) element.removeEventListener(event, report);
      // The list is empty now: nothing can jump.
      latest.current.onStandStill(false);
    };
  }, []);
}
