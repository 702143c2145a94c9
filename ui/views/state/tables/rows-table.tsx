import type { ColumnValue, TableRow } from '../../../lib/row.ts';
import { Link } from '../../../parts/link.tsx';
import { ScrollBox } from '../../../parts/scroll-box.tsx';
import { Value } from '../../../parts/value.tsx';
import { sectionOfReference } from '../objects/types.ts';

interface RowsTableProps {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** The column that the rows are sorted by; with a `-` in front if the greatest comes first. */
  readonly sort?: string | undefined;
  /** Called with the next value of `sort`. Without it, rows cannot be sorted. */
  onSort?(sort: string | undefined): void;
}

/** Rows in a box that scrolls by itself. */
export function RowsTable({ table, columns, rows, sort, onSort }: RowsTableProps) {
  return (
    <ScrollBox class="rows-box" label={`Rows of ${table}`}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column}>
                  <Cell table={table} column={column} value={row[column] ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface HeadingProps extends Pick<RowsTableProps, 'sort'> {
  readonly column: string;
  readonly onSort: RowsTableProps['onSort'];
}

function Heading({ column, sort, onSort }: HeadingProps) {
  if (onSort === undefined) return <th scope="col">{column}</th>;
  const isAscending = sort === column;
  const isDescending = sort === `-${column}`;
  const next = isAscending ? `-${column}` : isDescending ? undefined : column;
  return (
    <th scope="col" aria-sort={isAscending ? 'ascending' : isDescending ? 'descending' : undefined}>
      <button type="button" class="heading" onClick={() => onSort(next)}>
        {column}
        <span aria-hidden="true">{isAscending ? ' ▲' : isDescending ? ' ▼' : ''}</span>
      </button>
    </th>
  );
}

/** A value, as a link if it is the id of an object that the page can show. */
function Cell({
  table,
  column,
  value,
}: {
  readonly table: string;
  readonly column: string;
  readonly value: ColumnValue;
}) {
  const section = sectionOfReference(table, column, value);
  const shown = <Value value={value} column={column} max={60} />;
  if (section === undefined) return shown;
  return (
    <Link to={{ view: 'state', section, id: String(value) }} only>
      {shown}
    </Link>
  );
}
