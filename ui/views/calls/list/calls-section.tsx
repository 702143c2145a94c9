import type { PlacedCall } from '#calls/answer.ts';
import { numberText, timeText } from '../../../lib/format.ts';
import { useLive } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { Empty } from '../../../parts/empty.tsx';
import { Link } from '../../../parts/link.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { ScrollTable } from '../../../parts/scroll-table.tsx';
import { callChanges } from '../call-changes.ts';
import { callerOf, dialledOf, lengthOf } from '../call-texts.ts';
import { OutcomeBadge } from '../outcome-badge.tsx';
import { PartyLink } from '../party-link.tsx';

/** The most calls that are listed. */
const maxListed = 100;

const columns = ['Call', 'Started', 'From', 'Dialled', 'Outcome', 'Length', 'Steps'];

/** The placed calls, latest first. */
export function CallsSection() {
  const { api } = usePage();
  const { answer, error } = useLive(
    (signal) => api.json<{ readonly calls: readonly PlacedCall[] }>('calls', { signal, query: { limit: maxListed } }),
    [api],
    callChanges,
  );
  const calls = answer?.calls ?? [];
  return (
    <>
      <h1>Placed calls</h1>
      <ProblemNote error={error} />
      {answer && calls.length === 0 && <NoCalls />}
      {calls.length > 0 && (
        <section class="card" aria-label="Calls">
          <ScrollTable label="Placed calls" columns={columns} class="objects">
            {calls.map((call) => (
              <CallRow key={call.id} call={call} />
            ))}
          </ScrollTable>
          {calls.length === maxListed && <p class="soft">The list has the latest {maxListed} calls.</p>}
        </section>
      )}
    </>
  );
}

function CallRow({ call }: { readonly call: PlacedCall }) {
  const { id, startedAt, outcome, steps } = call;
  return (
    <tr>
      <th scope="row">
        <Link to={{ id }}>{id}</Link>
      </th>
      <td class="tabular">{timeText(startedAt)}</td>
      <td>
        <PartyLink party={callerOf(call)} />
      </td>
      <td>
        <PartyLink party={dialledOf(call)} />
      </td>
      <td>
        <OutcomeBadge outcome={outcome} />
      </td>
      <td class="tabular">{lengthOf(call)}</td>
      <td class="number">{numberText(steps.length)}</td>
    </tr>
  );
}

function NoCalls() {
  return (
    <Empty title="No calls yet">
      <p>A call is routed through the state of this PBX, and leaves call records and a queue log as a real one does.</p>
      <p class="row centred">
        <Link to={{ view: 'calls', section: 'place' }} only>
          Place a call
        </Link>
      </p>
    </Empty>
  );
}
