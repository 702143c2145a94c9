import { useState } from 'preact/hooks';
import { useLoad } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { Link } from '../../../parts/link.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import type { JournalRequest } from '../entry.ts';
import { type ChangedRow, type ChangesAnswer, changedRowsOf } from './changed-rows.ts';
import { LongText } from './long-text.tsx';

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
            {more > 0 && <p class="soft">and {more.toLocaleString('en')} more</p>}
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
      {isOpen && (
        <div class="scroll">
          <table class="changed-row">
            <thead>
              <tr>
                <th scope="col">Column</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {columns.map(({ name, from, to }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <Cell value={from} kind="before" />
                  <Cell value={to} kind="after" />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function Cell({ value, kind }: { readonly value: string | number | null | undefined; readonly kind: string }) {
  if (value === undefined) return <td />;
  return (
    <td class={`mono anywhere ${kind}`}>
      <bdi>{value === null ? <span class="soft">null</span> : <LongText text={String(value)} />}</bdi>
    </td>
  );
}
