import { useEffect, useRef } from 'preact/hooks';
import type { PlacedCall } from '#calls/answer.ts';
import { lengthOf } from '../call-texts.ts';
import { CallWay } from '../call-way.tsx';
import { OutcomeBadge } from '../outcome-badge.tsx';

/** What would happen to a call. */
export function DryRun({ call }: { readonly call: PlacedCall }) {
  const region = useRef<HTMLElement>(null);
  // The answer is below the form, where one may not see it.
  useEffect(() => region.current?.focus(), [call]);
  return (
    <section class="calls" aria-label="Dry run" tabIndex={-1} ref={region}>
      <p class="row call-facts">
        <strong>Dry run: nothing was written.</strong>
        <OutcomeBadge outcome={call.outcome} />
        {call.endedAt !== null && <span>after {lengthOf(call)}</span>}
      </p>
      <CallWay call={call} />
    </section>
  );
}
