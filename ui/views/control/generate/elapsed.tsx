import { useEffect, useState } from 'preact/hooks';

/** Shows that the mock is at work, and for how long. */
export function Elapsed() {
  const [startedAt] = useState(() => performance.now());
  const [ms, setMs] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMs(performance.now() - startedAt), 100);
    return () => clearInterval(timer);
  }, [startedAt]);
  return (
    <>
      <progress aria-label="Generating" />
      <span class="tabular">{(ms / 1000).toFixed(1)} s</span>
      <span class="soft">Until it is done the mock answers no other request.</span>
    </>
  );
}
