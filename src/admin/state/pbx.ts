import * as z from 'zod';
import { wholeNumber } from '#input/whole-number.ts';
import { overviewKinds } from '#pbx/overview/kinds.ts';
import type { ControlPlane } from '../control-plane.ts';

const page = z.strictObject({
  search: z.string().default(''),
  limit: wholeNumber.pipe(z.int().min(0).max(1000)).default(100),
  offset: wholeNumber.pipe(z.int().min(0)).default(0),
});

/** The PBX of a world as people think of it, below `/__admin/pbx`: one page of objects, each with what belongs to it. */
export function pbxRoutes(app: ControlPlane): void {
  for (const kind of overviewKinds) {
    app.get(
      `/pbx/${kind.name}`,
      { schema: { summary: kind.summary, querystring: page, response: { 200: kind.answer } } },
      async ({ world: { store }, query }) => kind.page(store, query),
    );
  }
}
