import * as z from 'zod';
import { type InputProblem, InvalidInput } from '#input/read.ts';
import { nameHint, noSuch } from '#input/unknown-name.ts';
import { wholeNumber } from '#input/whole-number.ts';
import type { AnyTable } from '#store/any-table.ts';
import type { Store } from '#store/store.ts';
import type { ControlPlane } from '../control-plane.ts';
import { problem } from '../problem.ts';

const named = z.object({ table: z.string() });

/** Which rows of a table: values of columns, and a page of them. */
const filter = z
  .object({
    limit: wholeNumber.pipe(z.int().min(0).max(10_000)).default(100),
    offset: wholeNumber.pipe(z.int().min(0)).default(0),
  })
  .catchall(z.string());

const counts = () => z.object({ tables: z.record(z.string(), z.int()) });

/** What a world stores: rows per table, and the rows of one table, filtered by columns and paged. */
export function stateRoutes(app: ControlPlane): void {
  app.get(
    '/state',
    { schema: { summary: 'How many rows each table has', response: { 200: counts } } },
    async ({ world: { store } }) => ({
      tables: Object.fromEntries(store.anyTables().map((table) => [table.name, table.count()])),
    }),
  );
  app.get(
    '/state/:table',
    { schema: { summary: 'The rows of a table', params: named, querystring: filter } },
    async ({ world: { store }, params, query: { limit, offset, ...where } }) => {
      const table = namedTable(store, params.table);
      checkColumns(table, where);
      return { table: table.name, total: table.count(where), rows: table.page(where, { limit, offset }) };
    },
  );
}

function namedTable(store: Store, name: string): AnyTable {
  const table = store.anyTable(name);
  if (table === undefined) throw problem(404, noSuch('table', name, store.tables));
  return table;
}

/** A column that does not exist is a problem, so that no name reaches SQL unchecked. */
function checkColumns({ name, columns }: AnyTable, where: Readonly<Record<string, string>>): void {
  const unknown = Object.keys(where).find((column) => !columns.includes(column));
  if (unknown !== undefined) throw new InvalidInput([unknownColumn(name, unknown, columns)], 'the query');
}

function unknownColumn(table: string, name: string, columns: readonly string[]): InputProblem {
  return { at: name, message: `is not a column of the table ${table}${nameHint('column', name, columns)}` };
}
