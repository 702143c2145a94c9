import type { TableRow } from '../../../../lib/row.ts';
import { whereText } from '../../../../lib/where.ts';
import { Link } from '../../../../parts/link.tsx';
import { ScrollTable } from '../../../../parts/scroll-table.tsx';
import { Value } from '../../../../parts/value.tsx';

interface RecordTableProps {
  readonly table: string;
  readonly label: string;
  /** The columns that are shown, after the id. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** Rows with the columns that matter; the id leads to the whole row. */
export function RecordTable({ table, label, columns, rows }: RecordTableProps) {
  return (
    <ScrollTable label={label} columns={['id', ...columns]} class="records">
      {rows.map((row) => {
        const id = row['id'] ?? '';
        return (
          <tr key={id}>
            <td>
              <Link to={{ view: 'state', section: 'tables', table, where: whereText({ id }) }} only>
                {id}
              </Link>
            </td>
            {columns.map((column) => (
              <td key={column}>
                <Value value={row[column] ?? null} column={column} max={60} />
              </td>
            ))}
          </tr>
        );
      })}
    </ScrollTable>
  );
}
