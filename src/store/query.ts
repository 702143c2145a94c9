import type { ColumnDefinition } from 'better-sqlite3';
import type { Rows } from './schema/rows.ts';
import type { Table } from './schema/tables.ts';
import type { TableName } from './table-types.ts';

/**
 * The result columns of a handwritten query: the name of a table for its rows, or a type for each column. The type of a column is
 * `table.column`, and that of an expression `text`, `number` or `bytes`; a trailing `?` makes it nullable, as in an outer join.
 * `'*'` adds all columns of a table.
 *
 * @example
 * store.query({ name: 'entity.name', users: 'number' }, 'SELECT e.name, count(*) AS users FROM …');
 */
export type Shape = TableName | Columns;

type Columns = { readonly [name: string]: Kind } & { readonly '*'?: TableName };

type Kind = TableName | Plain | `${Plain}?`;
type Plain = keyof Kinds | { [Name in keyof Rows]: `${Name}.${keyof Rows[Name] & string}` }[keyof Rows];
type Kinds = { text: string; number: number; bytes: Buffer };

/** The row type of a query with this shape. */
export type QueryRow<Selected extends Shape> = Selected extends TableName
  ? Rows[Selected]
  : Selected extends { readonly '*': infer Name extends TableName }
    ? Omit<Rows[Name], keyof Selected> & NamedColumns<Selected>
    : NamedColumns<Selected>;

type NamedColumns<Selected> = { [Name in Exclude<keyof Selected, '*'>]: Value<Selected[Name]> };

type Value<Type> = Type extends `${infer NonNull}?`
  ? Value<NonNull> | null
  : Type extends keyof Kinds
    ? Kinds[Type]
    : Type extends `${infer Name extends keyof Rows}.${infer Column}`
      ? Column extends keyof Rows[Name]
        ? Rows[Name][Column]
        : never
      : never;

/** Throws an `Error` if the columns of a statement do not fit the shape, which is a mistake in the code. */
export function checkShape(
  shape: Shape,
  columns: readonly ColumnDefinition[],
  tables: ReadonlyMap<string, Table>,
): void {
  const { '*': table, ...named } = typeof shape === 'string' ? { '*': shape } : shape;
  const expected = new Map([
    ...[...(tables.get(table ?? '')?.columns.keys() ?? [])].map((column) => [column, `${table}.${column}`] as const),
    ...Object.entries(named),
  ]);
  for (const column of columns) {
    const declared = expected.get(column.name)?.replace(/\?$/, '');
    const origin = `${column.table}.${column.column}`;
    const isFromTable = tables.get(column.table ?? '')?.columns.has(column.column ?? '') ?? false;
    if (declared !== origin && (isFromTable || declared === undefined || declared.includes('.'))) {
      throw new Error(
        `the column ${column.name} of a query is ${isFromTable ? origin : 'an expression'}, not ${declared}`,
      );
    }
    expected.delete(column.name);
  }
  if (expected.size > 0) throw new Error(`a query lacks ${[...expected.keys()].join(', ')}`);
}
