import * as z from 'zod';
import { pageQuery } from '#pbx/overview/kind.ts';
import { overviewKinds } from '#pbx/overview/kinds.ts';
import type { Store } from '#store/store.ts';
import type { ControlPlane } from '../control-plane.ts';

const counts = () => z.object({ counts: z.record(z.string(), z.int()).describe('Number of objects by kind.') });

/** The PBX of a world as people think of it, below `/__admin/pbx`: one page of objects, each with what belongs to it. */
export function pbxRoutes(app: ControlPlane): void {
  app.get(
    '/pbx',
    { schema: { summary: 'Count the objects of each kind', response: { 200: counts } } },
    async ({ world: { store } }) => ({
      counts: Object.fromEntries(overviewKinds.map(({ name, table }) => [name, countOf(store, table)])),
    }),
  );
  for (const kind of overviewKinds) {
    app.get(
      `/pbx/${kind.name}`,
      { schema: { summary: kind.summary, querystring: kind.query ?? pageQuery, response: { 200: kind.answer } } },
      async ({ world: { store }, query }) => kind.page(store, query),
    );
  }
}

function countOf(store: Store, table: string): number {
  return store.query({ total: 'number' }, `SELECT count(*) AS total FROM ${table}`)[0]?.total ?? 0;
}
