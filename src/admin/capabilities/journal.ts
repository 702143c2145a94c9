import * as z from 'zod';
import type { Registry } from '#core/registry.ts';
import { shorten } from '#input/describe-value.ts';
import { wholeNumber } from '#input/whole-number.ts';
import type { JournalEntry } from '#journal/entry.ts';
import { entryJson, metaOf } from '#journal/entry-json.ts';
import { nearMisses, nearMissJson } from '#journal/near-misses.ts';
import { matches, type Pattern, patternParameters, patternSchema } from '#journal/pattern.ts';
import { type Verification, verificationSchema, verify } from '#journal/verify.ts';
import { waitFor } from '#journal/wait.ts';
import type { World } from '#world/world.ts';
import type { ControlPlane, ControlPlaneParts } from '../control-plane.ts';
import { checkEnd, endsOf, waiting } from '../long-poll.ts';
import { problem } from '../problem.ts';
import { reachable } from '../reachable.ts';

const parameters = patternParameters.extend({ limit: wholeNumber.pipe(z.int().min(1)).optional() }).strict();

const identified = z.object({ id: z.string() });

const pattern = patternSchema.prefault({});

const wait = z.strictObject({ pattern: patternSchema.default({}), ...waiting }).prefault({});

const expected = verificationSchema.prefault({});

const emptied = () => z.object({ deleted: z.int() });

/** The journal of a world: read, searched, waited for, verified and emptied. */
export function journalRoutes(app: ControlPlane, parts: ControlPlaneParts): void {
  const { registry } = parts;
  readRoutes(app, parts);
  searchRoutes(app, parts);
  waitRoute(app, parts);
  app.post(
    '/verify',
    { schema: { summary: 'Check which calls there were', body: expected } },
    async ({ world: { journal }, body }, reply) => {
      const verdict = verify(journal, reachableAll(body, registry));
      return reply
        .code(verdict.verified ? 200 : 406)
        .send({ ...verdict, nearMisses: verdict.nearMisses.map(nearMissJson) });
    },
  );
}

function readRoutes(app: ControlPlane, { registry }: ControlPlaneParts): void {
  app.get(
    '/requests',
    { schema: { summary: 'The calls in the journal that are like the query', querystring: parameters } },
    async ({ world, query: { limit, ...wanted } }) =>
      answered(world, found(world, reachable(wanted, registry)).slice(limit === undefined ? 0 : -limit)),
  );
  app.get(
    '/requests/:id',
    { schema: { summary: 'A call in the journal', params: identified } },
    async ({ world: { journal }, params: { id } }) => {
      const entry = journal.find(id);
      if (entry !== undefined) return entryJson(entry);
      throw problem(404, `the journal has no request ${shorten(id)}; GET /__admin/requests lists those that it has`);
    },
  );
  app.delete(
    '/requests',
    { schema: { summary: 'Empty the journal', response: { 200: emptied } } },
    async ({ world }) => {
      const deleted = world.journal.kept;
      world.journal.reset();
      world.publish({ type: 'journal', change: 'cleared', deleted });
      return { deleted };
    },
  );
}

function searchRoutes(app: ControlPlane, { registry }: ControlPlaneParts): void {
  app.post(
    '/requests/find',
    { schema: { summary: 'The calls in the journal that are like a pattern', body: pattern } },
    async ({ world, body }) => answered(world, found(world, reachable(body, registry))),
  );
  app.post(
    '/requests/count',
    { schema: { summary: 'How many calls in the journal are like a pattern', body: pattern } },
    async ({ world, body }) => ({
      count: found(world, reachable(body, registry)).length,
      meta: metaOf(world.journal),
    }),
  );
}

/** A long poll; it ends early when the client goes away, the world is deleted or the server closes. */
function waitRoute(app: ControlPlane, { registry, closing }: ControlPlaneParts): void {
  app.post(
    '/requests/wait',
    { schema: { summary: 'Wait for calls that are like a pattern', body: wait } },
    async ({ world, body: wanted }, reply) => {
      reachable(wanted.pattern, registry, 'pattern.');
      const entries = await waitFor(world.journal, { ...wanted, signals: endsOf({ world, reply, closing }) });
      checkEnd({ world, closing });
      const answer = { ...answered(world, entries), expected: wanted.count };
      if (entries.length >= wanted.count) return answer;
      const misses = nearMisses(wanted.pattern, world.journal.entries());
      return reply.code(408).send({ ...answer, nearMisses: misses.map(nearMissJson) });
    },
  );
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
  return { requests: entries.map(entryJson), meta: metaOf(journal) };
}
