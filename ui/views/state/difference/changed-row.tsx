import { cut } from '../../../lib/format.ts';
import { identityOf, whereText } from '../../../lib/where.ts';
import { BeforeAfter } from '../../../parts/before-after.tsx';
import { Link } from '../../../parts/link.tsx';
import { Record } from '../tables/record.tsx';
import { type ChangedRow, changedColumns } from './entries.ts';

/** A row that differs: all of its values if it was added or removed, else those that have changed, before and after. */
export function ChangedRowItem({ table, kind, from, to }: ChangedRow) {
  const row = to ?? from ?? {};
  const identity = identityOf(row);
  const text = cut(
    Object.entries(identity)
      .map(([column, value]) => `${column} ${value}`)
      .join(', '),
    80,
  );
  const label = kind === 'removed' ? <bdi>{text}</bdi> : <RowLink table={table} where={identity} text={text} />;
  return (
    <li class={`change change-${kind}`}>
      <span class="kind">{kind}</span> {label}
      {from !== undefined && to !== undefined ? (
        <BeforeAfter
          label="Columns that have changed"
          columns={changedColumns(from, to).map((name) => ({ name, from: from[name], to: to[name] }))}
        />
      ) : (
        <details>
          <summary>All values</summary>
          <Record row={row} />
        </details>
      )}
    </li>
  );
}

function RowLink({ table, where, text }: { table: string; where: Record<string, string | number>; text: string }) {
  return (
    <Link to={{ view: 'state', section: 'tables', table, where: whereText(where) }} only>
      <bdi>{text}</bdi>
    </Link>
  );
}
