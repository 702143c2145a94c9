import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { SqlValue } from '../store/row.ts';
import type { Store } from '../store/store.ts';
import type { Worlds } from '../worlds.ts';
import { problem } from './problem.ts';
import { worldOf } from './world.ts';

const page = z.looseObject({
  limit: z.coerce.number().int().min(0).max(10_000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});

/** What a world stores: rows per table, and the rows of one table, filtered by columns and paged. */
export function stateRoutes(app: FastifyInstance, worlds: Worlds): void {
  app.get('/__admin/state', async (request) => {
    const { store } = worldOf(worlds, request);
    return { tables: Object.fromEntries(store.tables.map((table) => [table, store.count(table)])) };
  });
  app.get('/__admin/state/:table', async (request) => {
    const { store } = worldOf(worlds, request);
    const { table } = z.object({ table: z.string() }).parse(request.params);
    const { limit, offset, ...filter } = page.parse(request.query);
    const where = whereOf(store, table, filter);
    return {
      table,
      total: store.count(table, where),
      rows: store.all(table, where, `rowid LIMIT ${limit} OFFSET ${offset}`),
    };
  });
}

/** The filter as column values; a table or column that does not exist is a problem, so no name reaches SQL unchecked. */
function whereOf(store: Store, table: string, filter: Readonly<Record<string, unknown>>): Record<string, SqlValue> {
  const columns = store.columns(table);
  if (columns === undefined) throw problem(404, `there is no table ${table}`);
  const unknown = Object.keys(filter).find((name) => !columns.includes(name));
  if (unknown !== undefined) throw problem(400, `the table ${table} has no column ${unknown}`);
  return z.record(z.string(), z.string()).parse(filter);
}
