import type { PlacedCall } from '#calls/answer.ts';
import { ApiProblem } from '../../../lib/api.ts';
import { timeText } from '../../../lib/format.ts';
import { useLive } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Link } from '../../../parts/link.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { callChanges } from '../call-changes.ts';
import { lengthOf } from '../call-texts.ts';
import { CallWay } from '../call-way.tsx';
import { OutcomeBadge } from '../outcome-badge.tsx';
import { InProgress } from './in-progress.tsx';
import { CallRecords } from './records/call-records.tsx';
import { QueueLog } from './records/queue-log.tsx';

/** A placed call: its outcome, its way and its records. It is loaded again as the call goes on. */
export function CallPage({ id }: { readonly id: string }) {
  const { api } = usePage();
  const path = `calls/${encodeURIComponent(id)}`;
  const { answer: call, error } = useLive((signal) => api.json<PlacedCall>(path, { signal }), [api, path], callChanges);
  const isGone = error instanceof ApiProblem && error.status === 404;
  return (
    <>
      <h1>
        <Link to={{ id: undefined }}>Placed calls</Link>
        {' / '}
        <bdi>{id.slice(0, 40)}</bdi>
      </h1>
      {isGone ? <Gone /> : <ProblemNote error={error} />}
      {call && !isGone && (
        <>
          <Facts call={call} />
          {call.outcome === 'in progress' && <InProgress />}
          <CallWay call={call} />
          {call.records.cel && <CallRecords records={call.records.cel} />}
          {call.records.queueLog.length > 0 && (
            <QueueLog ids={call.records.queueLog} callid={call.records.cel?.linkedid} />
          )}
        </>
      )}
    </>
  );
}

function Facts({ call }: { readonly call: PlacedCall }) {
  const { outcome, startedAt, endedAt } = call;
  return (
    <p class="row call-facts">
      <OutcomeBadge outcome={outcome} />
      <span>Started {timeText(startedAt)}</span>
      {endedAt !== null && (
        <span>
          Ended {timeText(endedAt)}, after {lengthOf(call)}
        </span>
      )}
    </p>
  );
}

function Gone() {
  return (
    <Empty title="There is no such call">
      <p>A reset may have removed it.</p>
      <p class="row centred">
        <Link to={{ id: undefined }}>Back to the list</Link>
      </p>
    </Empty>
  );
}
