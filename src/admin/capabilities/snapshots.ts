import * as z from 'zod';
import { mustBe } from '#input/sentences.ts';
import { ForeignImage } from '#store/connection.ts';
import { differenceOf } from '#store/difference.ts';
import { checkImageBytes } from '#store/files/check-image.ts';
import { readSchema } from '#store/schema/schema.ts';
import { Store } from '#store/store.ts';
import { type Snapshot, snapshotName } from '#world/snapshots.ts';
import type { World } from '#world/world.ts';
import {
  baselineAnswer,
  differenceAnswer,
  imageAnswer,
  restoreAnswer,
  snapshotAnswer,
  snapshotsAnswer,
} from '../answers/snapshots.ts';
import { bodyLimits, type ControlPlane, noContent } from '../control-plane.ts';
import { problem } from '../problem.ts';
import { restoreSnapshot, snapshotNamed, timedRestore } from '../starting-state.ts';

const name = z
  .string()
  .regex(snapshotName, { error: mustBe('1 to 64 letters, digits, _, - and dots, not starting with a dot') })
  .describe('Name of a snapshot.');
const params = z.object({ name });
const pair = z.object({
  from: name.describe('Name of a snapshot, `baseline` or `current`.'),
  to: name.describe('Name of a snapshot, `baseline` or `current`.'),
});
const imageType = 'application/vnd.sqlite3';

/** A difference lists at most these rows and characters of values; it counts further rows. */
const differenceLimit = { rows: 1000, characters: 8 * 1024 * 1024 };

/** The snapshots of a world below `/__admin/snapshots`, and `PUT /__admin/baseline`. */
export function snapshotRoutes(app: ControlPlane): void {
  listRoutes(app);
  fileRoutes(app);
  app.post(
    '/snapshots/:name/restore',
    { schema: { summary: 'Restore a snapshot', params, response: { 200: restoreAnswer } } },
    async ({ world, params }) =>
      timedRestore(world, `snapshot:${params.name}`, () => restoreSnapshot(world, snapshotNamed(world, params.name))),
  );
  app.get(
    '/snapshots/:from/diff/:to',
    {
      schema: {
        summary: 'The rows that differ between two snapshots, `baseline` and `current`',
        params: pair,
        response: { 200: differenceAnswer },
      },
    },
    async ({ world, params: { from, to } }) => ({ from, to, tables: differenceIn(world, from, to) }),
  );
  app.put(
    '/baseline',
    { schema: { summary: 'Make the current state the baseline', response: { 200: baselineAnswer } } },
    async ({ world }) => {
      world.store.markBaseline();
      world.publish({ type: 'baseline' });
      return { generation: world.generation, baseline: 'current' as const };
    },
  );
}

function listRoutes(app: ControlPlane): void {
  app.get(
    '/snapshots',
    { schema: { summary: "List a world's snapshots", response: { 200: snapshotsAnswer } } },
    async ({ world: { snapshots } }) => ({ snapshots: snapshots.all().map(snapshotJson) }),
  );
  app.put(
    '/snapshots/:name',
    { schema: { summary: "Save a world's state as a snapshot", params, response: { 201: snapshotAnswer } } },
    async ({ world, params }, reply) =>
      reply.code(201).send(save(world, { name: params.name, image: world.store.image(), change: 'saved' })),
  );
  app.delete(
    '/snapshots/:name',
    { schema: { summary: 'Delete a snapshot', params, response: { 204: noContent } } },
    async ({ world, params }, reply) => {
      const { name } = snapshotNamed(world, params.name);
      world.snapshots.delete(name);
      world.publish({ type: 'snapshot', change: 'deleted', name });
      return reply.code(204).send();
    },
  );
}

/** Export and import of snapshots as SQLite files. */
function fileRoutes(app: ControlPlane): void {
  app.addContentTypeParser([imageType, 'application/octet-stream'], { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  app.get(
    '/snapshots/:name/export',
    { schema: { summary: 'Export a snapshot as an SQLite file', params, response: { 200: imageAnswer } } },
    async ({ world, params }, reply) => reply.type(imageType).send(snapshotNamed(world, params.name).image),
  );
  app.put(
    '/snapshots/:name/import',
    {
      bodyLimit: bodyLimits.snapshot,
      schema: { summary: 'Import an SQLite file as a snapshot', params, response: { 201: snapshotAnswer } },
    },
    async ({ world, params, body }, reply) =>
      reply.code(201).send(save(world, { name: params.name, image: importedImage(body), change: 'imported' })),
  );
}

interface NewSnapshot extends Pick<Snapshot, 'name' | 'image'> {
  readonly change: 'saved' | 'imported';
}

function save(world: World, { change, name, image }: NewSnapshot) {
  const snapshot = { name, savedAt: new Date(world.clock.now()).toISOString(), image };
  world.snapshots.save(snapshot);
  world.publish({ type: 'snapshot', change, name });
  return snapshotJson(snapshot);
}

function snapshotJson({ name, savedAt, image }: Snapshot) {
  return { name, savedAt, bytes: image.length };
}

function differenceIn(world: World, from: string, to: string) {
  const stores = [from, to].map((name) => storeOf(world, name));
  const [one = world.store, other = world.store] = stores;
  try {
    return differenceOf(one, other, differenceLimit);
  } finally {
    for (const store of stores) if (store !== world.store) store.close();
  }
}

/** The store of the current state, or of the baseline or a snapshot opened for reading. */
function storeOf(world: World, name: string): Store {
  if (name === 'current') return world.store;
  return Store.fromImage(imageOf(world, name), { tablesFrom: world.store });
}

/** The image of a snapshot, or of the baseline unless a snapshot has that name. */
function imageOf(world: World, name: string): Buffer {
  if (name === 'baseline' && world.snapshots.find(name) === undefined) return world.store.baselineImage();
  return snapshotNamed(world, name, ['current', 'baseline']).image;
}

/** The bytes of an SQLite file with the current schema. Throws a 400 or 415 problem for anything else. */
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
