import { ScrollTable } from './scroll-table.tsx';
import { Value } from './value.tsx';

interface ColumnChange {
  readonly name: string;
  /** `undefined` of a row that was added. */
  readonly from: string | number | null | undefined;
  /** `undefined` of a row that was removed. */
  readonly to: string | number | null | undefined;
}

interface BeforeAfterProps {
  readonly label: string;
  readonly columns: readonly ColumnChange[];
}

/** Columns of a row before and after a change. */
export function BeforeAfter({ label, columns }: BeforeAfterProps) {
  return (
    <ScrollTable label={label} columns={['Column', 'Before', 'After']} class="before-after">
      {columns.map(({ name, from, to }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td class="before">{from !== undefined && <Value value={from} column={`${name}, before`} />}</td>
          <td class="after">{to !== undefined && <Value value={to} column={`${name}, after`} />}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
