import { useEffect, useRef } from 'preact/hooks';
import { useLoad } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import type { JournalRequest } from '../entry.ts';
import type { RequestRow } from '../list/request-row.ts';
import { RequestDetails } from './request-details.tsx';
import { RequestSteps } from './request-steps.tsx';

interface OpenedRequestProps {
  readonly id: string;
  /** The list, in which one steps to the next request. */
  readonly rows: readonly RequestRow[];
  onClose(): void;
}

/** A request in detail, beside the list or on a narrow screen instead of it. */
export function OpenedRequest({ id, rows, onClose }: OpenedRequestProps) {
  const { api } = usePage();
  const path = `requests/${encodeURIComponent(id)}`;
  const { answer, error, isLoading } = useLoad((signal) => api.json<JournalRequest>(path, { signal }), [api, path]);
  const section = useRef<HTMLElement>(null);
  // On a narrow screen the link that opened the request is hidden now, and has lost the focus.
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement?.checkVisibility() === false)
      section.current?.focus();
  }, []);
  const entry = answer?.id === id ? answer : undefined;
  return (
    <section class="opened card" aria-label={`Request ${id}`} aria-busy={isLoading} tabIndex={-1} ref={section}>
      <RequestSteps id={id} rows={rows} onClose={onClose} />
      {entry === undefined && !isLoading && <ProblemNote error={error} />}
      {entry !== undefined && <RequestDetails key={id} entry={entry} />}
    </section>
  );
}
