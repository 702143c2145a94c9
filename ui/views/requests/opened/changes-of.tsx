import { useState } from 'preact/hooks';
import { numberText } from '../../../lib/format.ts';
import { useLoad } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { BeforeAfter } from '../../../parts/before-after.tsx';
import { Link } from '../../../parts/link.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import type { JournalRequest } from '../entry.ts';
import { type ChangedRow, type ChangesAnswer, changedRowsOf } from './changed-rows.ts';

/** Most rows that are listed of a table. */
const maxListed = 30;

/** The rows that the act changed, before and after. */
export function ChangesOf({ entry }: { readonly entry: JournalRequest }) {
  const { api } = usePage();
  const path = `requests/${encodeURIComponent(entry.id)}/changes`;
  const { answer, error } = useLoad((signal) => api.json<ChangesAnswer>(path, { signal }), [api, path]);
  const tables = Object.entries(answer?.tables ?? {});
  if (error === undefined && tables.length === 0) return null;
  return (
    <section aria-label="Changed rows">
      <h3>Changed rows</h3>
      <ProblemNote error={error} />
      {tables.map(([name, difference]) => {
        const rows = changedRowsOf(difference);
        const { added = 0, removed = 0, changed = 0 } = difference.omitted ?? {};
        const more = added + removed + changed + Math.max(0, rows.length - maxListed);
        return (
          <div key={name}>
            <h4>
              <Link to={{ view: 'state', section: 'tables', table: name }} only>
                {name}
              </Link>
            </h4>
            {rows.slice(0, maxListed).map((row, index) => (
              <RowChange key={index} row={row} isFirst={index === 0} />
            ))}
            {more > 0 && <p class="soft">and {numberText(more)} more</p>}
          </div>
        );
      })}
    </section>
  );
}

/** The columns of a row before and after. Its table is in the document only while it is open. */
function RowChange({ row, isFirst }: { readonly row: ChangedRow; readonly isFirst: boolean }) {
  const { kind, name, columns } = row;
  const [isOpen, setIsOpen] = useState(isFirst && kind === 'changed');
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>
        <bdi>{name}</bdi> {kind}
      </summary>
      {isOpen && <BeforeAfter label={`Columns of ${name}`} columns={columns} />}
    </details>
  );
}
