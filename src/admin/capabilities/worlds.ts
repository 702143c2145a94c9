import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { milliseconds } from '#input/duration.ts';
import { read } from '#input/read.ts';
import { mustBe } from '#input/sentences.ts';
import { noSuch } from '#input/unknown-name.ts';
import type { Store } from '#store/store.ts';
import type { World } from '#world/world.ts';
import { credentialsOf, WorldRefused, type Worlds } from '#world/worlds.ts';
import { emptyImage } from '../empty-image.ts';
import { origin } from '../guard/origin.ts';
import { problem } from '../problem.ts';
import { found } from './snapshots.ts';

const worldId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, { error: mustBe('1 to 40 letters, digits, _ and -') });

/** A year: longer than any process runs. */
const longestLife = 366 * 24 * 3_600_000;

const newWorld = z.strictObject({
  id: worldId.optional(),
  from: origin,
  ttl: milliseconds
    .refine((ttl) => ttl > 0 && ttl <= longestLife, {
      error: mustBe('longer than 0 and at most 366 days, such as 15m'),
    })
    .default(15 * 60_000),
});

/** Worlds of one's own below `/__admin/worlds`. */
export function worldRoutes(app: FastifyInstance, worlds: Worlds): void {
  app.get('/worlds', async () => ({ worlds: worlds.all().map(summary), limit: worlds.limit }));
  app.post('/worlds', async (request, reply) => {
    const { id = worlds.freeId(), from, ttl } = read(newWorld, request.body ?? {});
    const credentials = credentialsOf(id);
    const furnish = (store: Store) => addAccount(store, credentials);
    const world = create(() => worlds.create({ id, image: imageOf(worlds, from), furnish, idleMs: ttl }));
    return reply
      .code(201)
      .send({ ...summary(world), baseUrl: baseUrl(request, id), headers: { 'X-Mock-World': id }, credentials });
  });
  app.delete('/worlds/:id', async (request, reply) => {
    const { id } = read(z.object({ id: worldId }), request.params, 'the path');
    if (worlds.find(id) === worlds.default) throw problem(409, 'the default world cannot be deleted');
    if (!worlds.delete(id))
      throw problem(
        404,
        noSuch(
          'world',
          id,
          worlds.all().map((world) => world.id),
        ),
      );
    return reply.code(204).send();
  });
}

function summary({ id, generation }: World) {
  return { id, generation };
}

function imageOf({ default: world }: Worlds, from: 'baseline' | 'empty' | `snapshot:${string}`): Buffer {
  if (from === 'baseline') return world.store.baselineImage();
  return from === 'empty' ? emptyImage(world.account) : found(world, from.slice('snapshot:'.length)).image;
}

/** Adds the account whose login leads to the new world. */
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

function create(make: () => World): World {
  try {
    return make();
  } catch (error) {
    if (error instanceof WorldRefused) throw problem(409, error.message);
    throw error;
  }
}

function baseUrl(request: FastifyRequest, id: string): string {
  return `${request.protocol}://${request.headers.host ?? 'localhost'}/w/${id}`;
}
