import { useEffect, useState } from 'preact/hooks';

/** How long a message is shown (ms). */
const shownMs = 4000;

/** A short message at the foot of the page; `count` tells two equal ones apart. */
export function Notice({ message, count }: { readonly message: string; readonly count: number }) {
  const [shown, setShown] = useState(0);
  useEffect(() => {
    setShown(count);
    const timer = setTimeout(() => setShown(0), shownMs);
    return () => clearTimeout(timer);
  }, [count]);
  return (
    <p class="notice" role="status" aria-live="polite">
      {shown > 0 && shown === count ? message : ''}
    </p>
  );
}
