import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { read } from '#input/read.ts';
import { mustBe } from '#input/sentences.ts';
import { noSuch } from '#input/unknown-name.ts';
import { ForeignImage } from '#store/connection.ts';
import { differenceOf } from '#store/difference.ts';
import { checkImageBytes } from '#store/files/check-image.ts';
import { readSchema } from '#store/schema/schema.ts';
import { Store } from '#store/store.ts';
import { type Snapshot, snapshotName } from '#world/snapshots.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';
import { problem } from '../problem.ts';
import { worldOf } from '../world.ts';

const named = z.object({
  name: z.string().regex(snapshotName, {
    error: mustBe('1 to 64 letters, digits, _, - and dots, the first of them no dot'),
  }),
});
const compared = z.object({ from: named.shape.name, to: named.shape.name });
const imageType = 'application/vnd.sqlite3';

/** What a difference shows of all the rows in which two states differ; it counts the others. */
const shownOfDifference = { rows: 1000, characters: 8 * 1024 * 1024 };

/** Larger images than this are not taken in. */
const largestImage = 1024 * 1024 * 1024;

/** Named images of a world below `/__admin/snapshots`, and `PUT /__admin/baseline`. */
export function snapshotRoutes(app: FastifyInstance, worlds: Worlds): void {
  app.addContentTypeParser([imageType, 'application/octet-stream'], { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  app.get('/snapshots', async (request) => ({
    snapshots: worldOf(worlds, request).snapshots.all().map(summary),
  }));
  app.put('/snapshots/:name', async (request, reply) => {
    const world = worldOf(worlds, request);
    return reply.code(201).send(save(world, nameOf(request), world.store.image()));
  });
  app.delete('/snapshots/:name', async (request, reply) => {
    const world = worldOf(worlds, request);
    if (!world.snapshots.delete(nameOf(request))) throw unknownSnapshot(world, nameOf(request));
    return reply.code(204).send();
  });
  app.post('/snapshots/:name/restore', async (request) => {
    const world = worldOf(worlds, request);
    return timed(world, `snapshot:${nameOf(request)}`, () => world.restore(found(world, nameOf(request)).image));
  });
  app.get('/snapshots/:name/export', async (request, reply) => {
    const { image } = found(worldOf(worlds, request), nameOf(request));
    return reply.type(imageType).send(image);
  });
  app.put('/snapshots/:name/import', { bodyLimit: largestImage }, async (request, reply) => {
    const image = importedImage(request.body);
    return reply.code(201).send(save(worldOf(worlds, request), nameOf(request), image));
  });
  app.get('/snapshots/:from/diff/:to', async (request) => {
    const { from, to } = read(compared, request.params, 'the path');
    return { from, to, tables: differenceIn(worldOf(worlds, request), from, to) };
  });
  app.put('/baseline', async (request) => {
    const world = worldOf(worlds, request);
    world.store.markBaseline();
    return { generation: world.generation, baseline: 'current' };
  });
}

/** Does the work and tells the generation that it began, and how long it took. */
export function timed(world: World, to: string, work: () => void): { generation: number; to: string; ms: number } {
  const begun = performance.now();
  work();
  return { generation: world.generation, to, ms: Math.round((performance.now() - begun) * 1000) / 1000 };
}

/** The snapshot of that name; throws a 404 problem. */
export function found(world: World, name: string): Snapshot {
  const snapshot = world.snapshots.find(name);
  if (snapshot === undefined) throw unknownSnapshot(world, name);
  return snapshot;
}

function save(world: World, name: string, image: Buffer) {
  const snapshot = { name, savedAt: new Date(world.clock.now()).toISOString(), image };
  world.snapshots.save(snapshot);
  return summary(snapshot);
}

function summary({ name, savedAt, image }: Snapshot) {
  return { name, savedAt, bytes: image.length };
}

function differenceIn(world: World, from: string, to: string) {
  const stores = [from, to].map((name) => storeOf(world, name));
  const [one = world.store, other = world.store] = stores;
  try {
    return differenceOf(one, other, shownOfDifference);
  } finally {
    for (const store of stores) if (store !== world.store) store.close();
  }
}

/** The present state, or a snapshot opened for reading. */
function storeOf(world: World, name: string): Store {
  if (name === 'current') return world.store;
  const snapshot = world.snapshots.find(name);
  if (snapshot === undefined) throw unknownSnapshot(world, name, ['current']);
  return Store.fromImage(snapshot.image, { like: world.store });
}

/** A whole image of the present schema; throws a 400 problem for anything else. */
function importedImage(body: unknown): Buffer {
  if (body === undefined || body === null) throw problem(400, 'the body is empty; send the SQLite file of a snapshot');
  if (!Buffer.isBuffer(body)) throw problem(415, `an import takes ${imageType}`);
  try {
    checkImageBytes(body, readSchema());
    return body;
  } catch (error) {
    if (error instanceof ForeignImage) throw problem(400, `the file ${error.message}`);
    throw error;
  }
}

function nameOf(request: FastifyRequest): string {
  return read(named, request.params, 'the path').name;
}

function unknownSnapshot({ snapshots }: World, name: string, others: readonly string[] = []): Error {
  const names = snapshots.all().map((snapshot) => snapshot.name);
  return problem(404, noSuch('snapshot', name, [...names, ...others]));
}
