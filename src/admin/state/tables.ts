import * as z from 'zod';
import { describeValue } from '#input/describe-value.ts';
import { type InputProblem, InvalidInput } from '#input/read.ts';
import { nameHint, noSuch } from '#input/unknown-name.ts';
import { wholeNumber } from '#input/whole-number.ts';
import type { AnyTable, ColumnOrder } from '#store/any-table.ts';
import type { Store } from '#store/store.ts';
import { rowsAnswer, tablesAnswer } from '../answers/state.ts';
import type { ControlPlane } from '../control-plane.ts';
import { problem } from '../problem.ts';

const params = z.object({ table: z.string().describe('Name of a table.') });

/** Values of columns to filter by, and the page. */
const filter = z
  .object({
    limit: wholeNumber.pipe(z.int().min(0).max(10_000)).default(100).describe('Maximum number of rows.'),
    offset: wholeNumber.pipe(z.int().min(0)).default(0).describe('Number of matching rows to skip.'),
    search: z.string().default('').describe('Text that a column contains, ignoring case.'),
    sort: z.string().optional().describe('The column to sort by; descending with a leading `-`.'),
  })
  .catchall(z.string());

/** The tables of a world: `GET /__admin/state`, and `/state/:table`, filtered by columns and paged. */
export function tableRoutes(app: ControlPlane): void {
  app.get(
    '/state',
    { schema: { summary: 'Count the rows of each table', response: { 200: tablesAnswer } } },
    async ({ world: { store } }) => ({
      tables: Object.fromEntries(store.anyTables().map((table) => [table.name, table.count()])),
    }),
  );
  app.get(
    '/state/:table',
    { schema: { summary: 'List the rows of a table', params, querystring: filter, response: { 200: rowsAnswer } } },
    async ({ world: { store }, params: { table: name }, query: { limit, offset, search, sort, ...where } }) => {
      const table = tableNamed(store, name);
      checkColumns(table, Object.keys(where));
      const order = sort === undefined ? undefined : orderBy(table, sort);
      const { total, rows } = table.page(where, { limit, offset, search, ...(order && { order }) });
      return { table: table.name, columns: table.columns, key: table.primaryKey, total, rows };
    },
  );
}

function tableNamed(store: Store, name: string): AnyTable {
  const table = store.anyTable(name);
  if (table === undefined) throw problem(404, noSuch('table', name, store.tables));
  return table;
}

/** Throws `InvalidInput` for a column that does not exist: names are checked before they reach SQL. */
function checkColumns({ name, columns }: AnyTable, used: readonly string[]): void {
  const unknown = used.find((column) => !columns.includes(column));
  if (unknown !== undefined) throw new InvalidInput([unknownColumn(name, unknown, columns)], 'the query');
}

/** Returns the order that `sort` names. Throws `InvalidInput` for a column that does not exist. */
function orderBy({ name, columns }: AnyTable, sort: string): ColumnOrder {
  const column = sort.replace(/^-/, '');
  if (columns.includes(column)) return { column, descending: sort.startsWith('-') };
  const message = `must be a column of the table ${name}, with a leading - for descending order, but is ${describeValue(sort)}`;
  throw new InvalidInput([{ at: 'sort', message: `${message}${nameHint('column', column, columns)}` }], 'the query');
}

function unknownColumn(table: string, name: string, columns: readonly string[]): InputProblem {
  return { at: name, message: `is not a column of the table ${table}${nameHint('column', name, columns)}` };
}
