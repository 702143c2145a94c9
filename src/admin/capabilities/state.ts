import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { type InputFault, InvalidInput, read } from '#input/read.ts';
import { hintAt, noSuch } from '#input/unknown-name.ts';
import { wholeNumber } from '#input/whole-number.ts';
import type { AnyTable } from '#store/any-table.ts';
import type { SqlValue } from '#store/row.ts';
import type { Store } from '#store/store.ts';
import type { Worlds } from '#world/worlds.ts';
import { problem } from '../problem.ts';
import { worldOf } from '../world.ts';

const page = z.looseObject({
  limit: wholeNumber.pipe(z.int().min(0).max(10_000)).default(100),
  offset: wholeNumber.pipe(z.int().min(0)).default(0),
});
const filters = z.record(z.string(), z.string());
const named = z.object({ table: z.string() });

function unknownColumn(table: string, name: string, columns: readonly string[]): InputFault {
  return { at: name, message: `is not a column of the table ${table}${hintAt('column', name, columns)}` };
}

/** What a world stores: rows per table, and the rows of one table, filtered by columns and paged. */
export function stateRoutes(app: FastifyInstance, worlds: Worlds): void {
  app.get('/state', async (request) => {
    const { store } = worldOf(worlds, request);
    return { tables: Object.fromEntries(store.anyTables().map((table) => [table.name, table.count()])) };
  });
  app.get('/state/:table', async (request) => {
    const { store } = worldOf(worlds, request);
    const { table: name } = read(named, request.params, 'the path');
    const { limit, offset, ...filter } = read(page, request.query, 'the query');
    const table = namedTable(store, name);
    const where = whereOf(table, filter);
    return { table: table.name, total: table.count(where), rows: table.page(where, { limit, offset }) };
  });
}

function namedTable(store: Store, name: string): AnyTable {
  const table = store.anyTable(name);
  if (table === undefined) throw problem(404, noSuch('table', name, store.tables));
  return table;
}

/** The filter as column values; a column that does not exist is a problem, so no name reaches SQL unchecked. */
function whereOf({ name, columns }: AnyTable, filter: Readonly<Record<string, unknown>>): Record<string, SqlValue> {
  const unknown = Object.keys(filter).find((column) => !columns.includes(column));
  if (unknown !== undefined) throw new InvalidInput([unknownColumn(name, unknown, columns)], 'the query');
  return read(filters, filter, 'the query');
}
