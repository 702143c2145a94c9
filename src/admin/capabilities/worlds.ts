import * as z from 'zod';
import { milliseconds } from '#input/duration.ts';
import { mustBe } from '#input/sentences.ts';
import { noSuch } from '#input/unknown-name.ts';
import type { Store } from '#store/store.ts';
import type { World } from '#world/world.ts';
import { credentialsOf, type Worlds } from '#world/worlds.ts';
import { worldAnswer, worldsAnswer } from '../answers/worlds.ts';
import { type ControlPlane, type ControlPlaneParts, noContent } from '../control-plane.ts';
import { problem } from '../problem.ts';
import { emptyImage, snapshotOf, startingState } from '../starting-state.ts';

const worldId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, { error: mustBe('1 to 40 letters, digits, _ and -') });

const params = z.object({ id: worldId.describe('Id of a world.') });

/** Longest `ttl` (ms): a year. */
const maxTtl = 366 * 24 * 3_600_000;

const newWorld = z
  .strictObject({
    id: worldId.optional().describe('Id of the world. Default: a free one.'),
    from: startingState,
    ttl: milliseconds
      .refine((ttl) => ttl > 0 && ttl <= maxTtl, {
        error: mustBe('longer than 0 and at most 366 days, such as 15m'),
      })
      .default(15 * 60_000)
      .describe(
        'The world is deleted once it has been unused for this long: milliseconds, or a duration such as `15m`.',
      ),
  })
  .prefault({});

/** The worlds of the mock, below `/__admin/worlds`. */
export function worldRoutes(app: ControlPlane, { worlds }: ControlPlaneParts): void {
  app.get('/worlds', { schema: { summary: 'List the worlds', response: { 200: worldsAnswer } } }, async () => ({
    worlds: worlds.all().map(summaryJson),
    limit: worlds.limit,
  }));
  app.post(
    '/worlds',
    { schema: { summary: 'Create a world', body: newWorld, response: { 201: worldAnswer } } },
    async ({ body, protocol, headers }, reply) => {
      const { id = worlds.freeId(), from, ttl } = body;
      const credentials = credentialsOf(id);
      const prepare = (store: Store) => addAccount(store, credentials);
      const world = worlds.create({ id, image: imageOf(worlds, from), prepare, idleMs: ttl });
      const baseUrl = `${protocol}://${headers.host ?? 'localhost'}/w/${id}`;
      return reply.code(201).send({ ...summaryJson(world), baseUrl, headers: { 'X-Mock-World': id }, credentials });
    },
  );
  app.delete(
    '/worlds/:id',
    { schema: { summary: 'Delete a world', params, response: { 204: noContent } } },
    async ({ params: { id } }, reply) => {
      if (worlds.find(id) === worlds.default) throw problem(409, 'the default world cannot be deleted');
      if (!worlds.delete(id)) throw problem(404, noSuch('world', id, idsOf(worlds)));
      return reply.code(204).send();
    },
  );
}

function idsOf(worlds: Worlds): readonly string[] {
  return worlds.all().map(({ id }) => id);
}

function summaryJson({ id, generation }: World) {
  return { id, generation };
}

function imageOf({ default: world }: Worlds, from: z.output<typeof startingState>): Buffer {
  if (from === 'baseline') return world.store.baselineImage();
  return from === 'empty' ? emptyImage(world.account) : snapshotOf(world, from).image;
}

/** Adds the account whose login selects the new world. */
function addAccount(store: Store, { login, password }: { login: string; password: string }): void {
  store.delete('accesswebservice', { name: login });
  store.insert('accesswebservice', {
    name: login,
    login,
    passwd: password,
    disable: 0,
    description: '',
    rights: '["*"]',
  });
}
