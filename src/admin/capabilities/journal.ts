import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Registry } from '#core/registry.ts';
import { read } from '#input/read.ts';
import { cut } from '#input/shown-value.ts';
import { wholeNumber } from '#input/whole-number.ts';
import type { JournalEntry } from '#journal/entry.ts';
import { nearMisses, shownNearMiss } from '#journal/near-misses.ts';
import { matches, type Pattern, patternParameters, patternSchema } from '#journal/pattern.ts';
import { metaOf, shown } from '#journal/shown.ts';
import { type Verification, verification, verify } from '#journal/verify.ts';
import { waitFor } from '#journal/wait.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';
import { checkEnd, endsOf } from '../gone.ts';
import { reachable } from '../guard/reachable.ts';
import { problem } from '../problem.ts';
import { worldOf } from '../world.ts';

const parameters = patternParameters.extend({ limit: wholeNumber.pipe(z.int().min(1)).optional() }).strict();

const identified = z.object({ id: z.string() });

const waitBody = z.strictObject({
  pattern: patternSchema.default({}),
  count: z.int().min(1).max(10_000).default(1),
  timeoutMs: z.int().min(0).max(60_000).default(5000),
});

interface JournalOptions {
  readonly worlds: Worlds;
  readonly registry: Registry;
  readonly closing: AbortSignal;
}

/** The journal of a world: read, searched, waited for, verified and emptied. */
export function journalRoutes(app: FastifyInstance, options: JournalOptions): void {
  readRoutes(app, options);
  searchRoutes(app, options);
  waitRoute(app, options);
  const { worlds, registry } = options;
  app.post('/verify', async (request, reply) => {
    const wanted = reachableAll(read(verification, request.body ?? {}), registry);
    const verdict = verify(worldOf(worlds, request).journal, wanted);
    return reply
      .code(verdict.verified ? 200 : 406)
      .send({ ...verdict, nearMisses: verdict.nearMisses.map(shownNearMiss) });
  });
}

function readRoutes(app: FastifyInstance, { worlds, registry }: JournalOptions): void {
  app.get('/requests', async (request) => {
    const { limit, ...pattern } = read(parameters, request.query, 'the query');
    const world = worldOf(worlds, request);
    return answered(world, found(world, reachable(pattern, registry)).slice(limit === undefined ? 0 : -limit));
  });
  app.get('/requests/:id', async (request) => {
    const { id } = read(identified, request.params, 'the path');
    const entry = worldOf(worlds, request).journal.find(id);
    if (entry === undefined)
      throw problem(404, `the journal has no request ${cut(id)}; GET /__admin/requests lists those that it has`);
    return shown(entry);
  });
  app.delete('/requests', async (request) => {
    const { journal } = worldOf(worlds, request);
    const deleted = journal.kept;
    journal.reset();
    return { deleted };
  });
}

function searchRoutes(app: FastifyInstance, { worlds, registry }: JournalOptions): void {
  app.post('/requests/find', async (request) => {
    const world = worldOf(worlds, request);
    return answered(world, found(world, reachable(read(patternSchema, request.body ?? {}), registry)));
  });
  app.post('/requests/count', async (request) => {
    const world = worldOf(worlds, request);
    const pattern = reachable(read(patternSchema, request.body ?? {}), registry);
    return { count: found(world, pattern).length, meta: metaOf(world.journal) };
  });
}

/** A long poll; it ends early when the client goes away, the world is deleted or the server closes. */
function waitRoute(app: FastifyInstance, { worlds, registry, closing }: JournalOptions): void {
  app.post('/requests/wait', async (request, reply) => {
    const wanted = read(waitBody, request.body ?? {});
    reachable(wanted.pattern, registry, 'pattern.');
    const world = worldOf(worlds, request);
    const entries = await waitFor(world.journal, { ...wanted, signals: endsOf({ world, reply, closing }) });
    checkEnd({ world, closing });
    const answer = { ...answered(world, entries), expected: wanted.count };
    if (entries.length >= wanted.count) return answer;
    const misses = nearMisses(wanted.pattern, world.journal.entries());
    return reply.code(408).send({ ...answer, nearMisses: misses.map(shownNearMiss) });
  });
}

function reachableAll(wanted: Verification, registry: Registry): Verification {
  const { pattern = {}, sequence = [] } = wanted;
  reachable(pattern, registry, 'pattern.');
  for (const [index, step] of sequence.entries()) reachable(step, registry, `sequence[${index}].`);
  return wanted;
}

function found({ journal }: World, pattern: Pattern): readonly JournalEntry[] {
  return journal.entries().filter((entry) => matches(pattern, entry));
}

function answered({ journal }: World, entries: readonly JournalEntry[]) {
  return { requests: entries.map(shown), meta: metaOf(journal) };
}
