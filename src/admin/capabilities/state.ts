import * as z from 'zod';
import { type InputProblem, InvalidInput } from '#input/read.ts';
import { nameHint, noSuch } from '#input/unknown-name.ts';
import { wholeNumber } from '#input/whole-number.ts';
import type { AnyTable } from '#store/any-table.ts';
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
  })
  .catchall(z.string());

/** The tables of a world: `GET /__admin/state`, and `/state/:table`, filtered by columns and paged. */
export function stateRoutes(app: ControlPlane): void {
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
    async ({ world: { store }, params: { table: name }, query: { limit, offset, ...where } }) => {
      const table = tableNamed(store, name);
      checkColumns(table, where);
      return { table: table.name, total: table.count(where), rows: table.page(where, { limit, offset }) };
    },
  );
}

function tableNamed(store: Store, name: string): AnyTable {
  const table = store.anyTable(name);
  if (table === undefined) throw problem(404, noSuch('table', name, store.tables));
  return table;
}

/** Throws `InvalidInput` for a column that does not exist: names are checked before they reach SQL. */
function checkColumns({ name, columns }: AnyTable, where: Readonly<Record<string, string>>): void {
  const unknown = Object.keys(where).find((column) => !columns.includes(column));
  if (unknown !== undefined) throw new InvalidInput([unknownColumn(name, unknown, columns)], 'the query');
}

function unknownColumn(table: string, name: string, columns: readonly string[]): InputProblem {
  return { at: name, message: `is not a column of the table ${table}${nameHint('column', name, columns)}` };
}
