import type { TableRow } from '../../../lib/row.ts';
import { Value } from '../../../parts/value.tsx';

/** One row, a value below the other. */
export function Record({ row }: { readonly row: TableRow }) {
  return (
    <dl class="record">
      {Object.entries(row).map(([column, value]) => (
        <div key={column}>
          <dt>{column}</dt>
          <dd>
            <Value value={value} column={column} max={160} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
