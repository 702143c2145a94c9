import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { type InputFault, InvalidInput, read } from '#input/read.ts';
import { hintAt, noSuch } from '#input/unknown-name.ts';
import { wholeNumber } from '#input/whole-number.ts';
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
    return { tables: Object.fromEntries(store.tables.map((table) => [table, store.count(table)])) };
  });
  app.get('/state/:table', async (request) => {
    const { store } = worldOf(worlds, request);
    const { table } = read(named, request.params, 'the path');
    const { limit, offset, ...filter } = read(page, request.query, 'the query');
    const where = whereOf(store, table, filter);
    return {
      table,
      total: store.count(table, where),
      rows: store.page(table, where, { limit, offset }),
    };
  });
}

/** The filter as column values; a table or column that does not exist is a problem, so no name reaches SQL unchecked. */
function whereOf(store: Store, table: string, filter: Readonly<Record<string, unknown>>): Record<string, SqlValue> {
  const columns = store.columns(table);
  if (columns === undefined) throw problem(404, noSuch('table', table, store.tables));
  const unknown = Object.keys(filter).find((name) => !columns.includes(name));
  if (unknown !== undefined) throw new InvalidInput([unknownColumn(table, unknown, columns)], 'the query');
  return read(filters, filter, 'the query');
}
