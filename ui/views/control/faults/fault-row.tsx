import type { FaultAnswer } from '#client/answers.ts';
import { useAction } from '../../../lib/action.ts';
import { usePage } from '../../../lib/page.ts';
import { Link } from '../../../parts/link.tsx';
import { LongText } from '../../../parts/long-text.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { actionText, hitsText, matchTexts, triggerText } from './rule-text.ts';

/** A rule, with its hits and the requests that it hit. */
export function FaultRow({ fault, onChange }: { readonly fault: FaultAnswer; onChange(): void }) {
  const { api, announce } = usePage();
  const { id, hits } = fault;
  const remove = useAction(async () => {
    await api.send(`faults/${id}`, { method: 'DELETE' });
    announce(`Removed the rule ${id}`);
    onChange();
  });
  return (
    <tr>
      <th scope="row">{id}</th>
      <td>
        {matchTexts(fault).map((text) => (
          <div key={text} class="match">
            <LongText text={text} label="Requests" />
          </div>
        ))}
      </td>
      <td>{triggerText(fault)}</td>
      <td>{actionText(fault)}</td>
      <td class="hits">
        {hits > 0 ? (
          <Link to={{ view: 'requests', outcome: 'faulted', operation: fault.match.operation }} only>
            {hitsText(fault)}
          </Link>
        ) : (
          hitsText(fault)
        )}
      </td>
      <td>
        <div class="row actions">
          <Link class="action" to={{ fault: id }}>
            Edit <span class="visually-hidden">{id}</span>
          </Link>
          <button
            type="button"
            class="quiet"
            aria-label={`Remove ${id}`}
            disabled={remove.isRunning}
            onClick={remove.run}
          >
            Remove
          </button>
        </div>
        <ProblemNote error={remove.error} />
      </td>
    </tr>
  );
}
