import { Link } from '../../../parts/link.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { cut } from '../parts/texts.ts';
import { Value } from '../parts/value.tsx';
import { Record } from '../tables/record.tsx';
import type { TableRow } from '../tables/row.ts';
import { identityOf, whereText } from '../tables/where.ts';
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
        <BeforeAndAfter from={from} to={to} />
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

function BeforeAndAfter({ from, to }: { readonly from: TableRow; readonly to: TableRow }) {
  return (
    <ScrollBox label="Columns that have changed">
      <table class="before-after">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changedColumns(from, to).map((column) => (
            <tr key={column}>
              <th scope="row">{column}</th>
              <td>
                <Value value={from[column] ?? null} column={`${column}, before`} />
              </td>
              <td>
                <Value value={to[column] ?? null} column={`${column}, after`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
