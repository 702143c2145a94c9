import { useRef, useState } from 'preact/hooks';

/** Whether new requests wait instead of being shown: while the list is paused, and while it has to stand still. */
export function useHeld() {
  const [isPaused, setIsPaused] = useState(false);
  const isStill = useRef(false);
  const isHeld = useRef(false);
  isHeld.current = isPaused || isStill.current;
  const setIsStill = (still: boolean) => {
    isStill.current = still;
    isHeld.current = isPaused || still;
  };
  return { isHeld, isPaused, setIsPaused, setIsStill };
}
