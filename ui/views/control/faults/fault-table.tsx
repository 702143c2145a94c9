import type { FaultAnswer } from '#client/answers.ts';
import { useAction } from '../../../lib/action.ts';
import { countText } from '../../../lib/format.ts';
import { usePage } from '../../../lib/page.ts';
import { usePageOf } from '../../../lib/place.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Pager } from '../../../parts/pager.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { ScrollTable } from '../../../parts/scroll-table.tsx';
import { FaultRow } from './fault-row.tsx';

interface FaultTableProps {
  readonly faults: readonly FaultAnswer[];
  onChange(): void;
}

const columns = ['Rule', 'Requests', 'Fires', 'What happens', 'Hits', 'Actions'];

/** The rules in the order in which they are evaluated. */
export function FaultTable({ faults, onChange }: FaultTableProps) {
  const { api } = usePage();
  const { items, offset } = usePageOf(faults);
  const removeAll = useAction(async () => {
    await api.send('faults', { method: 'DELETE' });
    onChange();
  });
  return (
    <section class="card" aria-labelledby="rules">
      <div class="row spread">
        <h2 id="rules">{countText(faults.length, 'rule')}</h2>
        {faults.length > 0 && (
          <ConfirmButton label="Remove all" title="Remove all rules?" class="danger" onConfirm={removeAll.run}>
            <p>Requests are answered as the PBX would answer them.</p>
          </ConfirmButton>
        )}
      </div>
      <ProblemNote error={removeAll.error} />
      {faults.length === 0 ? (
        <p class="soft">No request fails on purpose. Add a rule to see how your client copes with a broken PBX.</p>
      ) : (
        <ScrollTable label="Rules" columns={columns}>
          {items.map((fault) => (
            <FaultRow key={fault.id} fault={fault} onChange={onChange} />
          ))}
        </ScrollTable>
      )}
      <Pager total={faults.length} offset={offset} />
    </section>
  );
}
