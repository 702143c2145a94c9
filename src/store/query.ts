import type { ColumnDefinition } from 'better-sqlite3';
import type { Rows } from './schema/rows.ts';
import type { Table } from './schema/tables.ts';
import type { TableName } from './table-types.ts';

/**
 * What a query written by hand returns: the rows of a table, or a value for each column. A column of a table is named as
 * `table.column`, an expression by its kind; `*` stands for all columns of a table, and `?` says that a value may be NULL as well,
 * which an outer join makes of any.
 */
export type Shape = TableName | Columns;

type Columns = { readonly [name: string]: Kind } & { readonly '*'?: TableName };

type Kind = TableName | Plain | `${Plain}?`;
type Plain = keyof Kinds | { [Name in keyof Rows]: `${Name}.${keyof Rows[Name] & string}` }[keyof Rows];
type Kinds = { text: string; number: number; bytes: Buffer };

/** A row of the query. */
export type QueryRow<Wanted extends Shape> = Wanted extends TableName
  ? Rows[Wanted]
  : Wanted extends { readonly '*': infer Name extends TableName }
    ? Omit<Rows[Name], keyof Wanted> & Own<Wanted>
    : Own<Wanted>;

type Own<Wanted> = { [Name in Exclude<keyof Wanted, '*'>]: Value<Wanted[Name]> };

type Value<Said> = Said extends `${infer Certain}?`
  ? Value<Certain> | null
  : Said extends keyof Kinds
    ? Kinds[Said]
    : Said extends `${infer Name extends keyof Rows}.${infer Column}`
      ? Column extends keyof Rows[Name]
        ? Rows[Name][Column]
        : never
      : never;

/** Throws unless the columns of a statement are those of the shape: a mistake in the code shows at the first use. */
export function checkShape(
  shape: Shape,
  columns: readonly ColumnDefinition[],
  tables: ReadonlyMap<string, Table>,
): void {
  const wanted = typeof shape === 'string' ? { '*': shape } : shape;
  const { '*': whole, ...own } = wanted;
  const expected = new Map([
    ...[...(tables.get(whole ?? '')?.columns.keys() ?? [])].map((column) => [column, `${whole}.${column}`] as const),
    ...Object.entries(own),
  ]);
  for (const column of columns) {
    const said = expected.get(column.name)?.replace(/\?$/, '');
    const origin = `${column.table}.${column.column}`;
    const isFromTable = tables.get(column.table ?? '')?.columns.has(column.column ?? '') ?? false;
    if (said !== origin && (isFromTable || said === undefined || said.includes('.'))) {
      throw new Error(`the column ${column.name} of a query is ${isFromTable ? origin : 'an expression'}, not ${said}`);
    }
    expected.delete(column.name);
  }
  if (expected.size > 0) throw new Error(`a query lacks ${[...expected.keys()].join(', ')}`);
}
