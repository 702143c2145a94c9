import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { JournalEntry } from '../journal/entry.ts';
import { nearMisses, shownNearMiss } from '../journal/near-misses.ts';
import { matches, type Pattern, patternParameters, patternSchema } from '../journal/pattern.ts';
import { metaOf, shown } from '../journal/shown.ts';
import { verification, verify } from '../journal/verify.ts';
import { waitFor } from '../journal/wait.ts';
import type { World } from '../world.ts';
import type { Worlds } from '../worlds.ts';
import { closingSignal, goneSignal } from './gone.ts';
import { problem } from './problem.ts';
import { worldOf } from './world.ts';

const parameters = patternParameters.extend({ limit: z.coerce.number().int().min(1).optional() }).strict();

const identified = z.object({ id: z.string() });

const waitBody = z.strictObject({
  pattern: patternSchema.default({}),
  count: z.int().min(1).default(1),
  timeoutMs: z.int().min(0).max(60_000).default(5000),
});

/** The journal of a world: read, searched, waited for, verified and emptied. */
export function journalRoutes(app: FastifyInstance, worlds: Worlds): void {
  readRoutes(app, worlds);
  searchRoutes(app, worlds);
  waitRoute(app, worlds);
  app.post('/__admin/verify', async (request, reply) => {
    const verdict = verify(worldOf(worlds, request).journal, verification.parse(request.body ?? {}));
    return reply
      .code(verdict.verified ? 200 : 406)
      .send({ ...verdict, nearMisses: verdict.nearMisses.map(shownNearMiss) });
  });
}

function readRoutes(app: FastifyInstance, worlds: Worlds): void {
  app.get('/__admin/requests', async (request) => {
    const { limit, ...pattern } = parameters.parse(request.query);
    const world = worldOf(worlds, request);
    return answered(world, found(world, pattern).slice(limit === undefined ? 0 : -limit));
  });
  app.get('/__admin/requests/:id', async (request) => {
    const { id } = identified.parse(request.params);
    const entry = worldOf(worlds, request).journal.find(id);
    if (entry === undefined) throw problem(404, `the journal has no request ${id}`);
    return shown(entry);
  });
  app.delete('/__admin/requests', async (request) => {
    const { journal } = worldOf(worlds, request);
    const deleted = journal.kept;
    journal.reset();
    return { deleted };
  });
}

function searchRoutes(app: FastifyInstance, worlds: Worlds): void {
  app.post('/__admin/requests/find', async (request) => {
    const world = worldOf(worlds, request);
    return answered(world, found(world, patternSchema.parse(request.body ?? {})));
  });
  app.post('/__admin/requests/count', async (request) => {
    const world = worldOf(worlds, request);
    const pattern = patternSchema.parse(request.body ?? {});
    return { count: found(world, pattern).length, meta: metaOf(world.journal) };
  });
}

/** A long poll; it ends early when the client has gone or the server closes. */
function waitRoute(app: FastifyInstance, worlds: Worlds): void {
  const closing = closingSignal(app);
  app.post('/__admin/requests/wait', async (request, reply) => {
    const wanted = waitBody.parse(request.body ?? {});
    const world = worldOf(worlds, request);
    const entries = await waitFor(world.journal, { ...wanted, signals: [closing, goneSignal(reply)] });
    const answer = { ...answered(world, entries), expected: wanted.count };
    if (entries.length >= wanted.count) return answer;
    const misses = nearMisses(wanted.pattern, world.journal.entries());
    return reply.code(408).send({ ...answer, nearMisses: misses.map(shownNearMiss) });
  });
}

function found({ journal }: World, pattern: Pattern): readonly JournalEntry[] {
  return journal.entries().filter((entry) => matches(pattern, entry));
}

function answered({ journal }: World, entries: readonly JournalEntry[]) {
  return { requests: entries.map(shown), meta: metaOf(journal) };
}
