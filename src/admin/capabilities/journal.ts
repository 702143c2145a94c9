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
import {
  deletionAnswer,
  requestAnswer,
  requestCountAnswer,
  requestsAnswer,
  requestsTimeoutAnswer,
  requestsWaitAnswer,
  verifyAnswer,
} from '../answers/journal.ts';
import type { ControlPlane, ControlPlaneParts } from '../control-plane.ts';
import { checkEnd, endsOf, waiting } from '../long-poll.ts';
import { problem } from '../problem.ts';
import { reachable } from '../reachable.ts';

const parameters = patternParameters
  .extend({
    limit: wholeNumber
      .pipe(z.int().min(1))
      .optional()
      .describe('Maximum number of requests, of which the latest are listed. Default: all.'),
  })
  .strict();

const params = z.object({ id: z.string().describe('Id of the request: `X-Mock-Request-Id` of its answer.') });

const pattern = patternSchema.prefault({});

const wait = z.strictObject({ pattern: patternSchema.default({}), ...waiting }).prefault({});

const expected = verificationSchema.prefault({});

/** The journal of a world: list, find, count, wait for, verify and clear requests. */
export function journalRoutes(app: ControlPlane, parts: ControlPlaneParts): void {
  const { registry } = parts;
  readRoutes(app, parts);
  searchRoutes(app, parts);
  waitRoute(app, parts);
  app.post(
    '/verify',
    {
      schema: {
        summary: 'Check how often, or in which order, requests were made',
        body: expected,
        response: { 200: verifyAnswer, 406: verifyAnswer },
      },
    },
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
    {
      schema: {
        summary: 'List the requests in the journal that match the query',
        querystring: parameters,
        response: { 200: requestsAnswer },
      },
    },
    async ({ world, query: { limit, ...matcher } }) =>
      listJson(world, entriesMatching(world, reachable(matcher, registry)).slice(limit === undefined ? 0 : -limit)),
  );
  app.get(
    '/requests/:id',
    { schema: { summary: 'Show a request in the journal', params, response: { 200: requestAnswer } } },
    async ({ world: { journal }, params: { id } }) => {
      const entry = journal.find(id);
      if (entry !== undefined) return entryJson(entry);
      throw problem(404, `there is no request ${shorten(id)} in the journal; GET /__admin/requests lists its requests`);
    },
  );
  app.delete(
    '/requests',
    { schema: { summary: 'Clear the journal', response: { 200: deletionAnswer } } },
    async ({ world }) => {
      const { journal } = world;
      const deleted = journal.kept;
      journal.reset();
      world.publish({ type: 'journal', change: 'cleared', deleted });
      return { deleted };
    },
  );
}

function searchRoutes(app: ControlPlane, { registry }: ControlPlaneParts): void {
  app.post(
    '/requests/find',
    {
      schema: {
        summary: 'Find the requests in the journal that match a pattern',
        body: pattern,
        response: { 200: requestsAnswer },
      },
    },
    async ({ world, body }) => listJson(world, entriesMatching(world, reachable(body, registry))),
  );
  app.post(
    '/requests/count',
    {
      schema: {
        summary: 'Count the requests in the journal that match a pattern',
        body: pattern,
        response: { 200: requestCountAnswer },
      },
    },
    async ({ world, body }) => ({
      count: entriesMatching(world, reachable(body, registry)).length,
      meta: metaOf(world.journal),
    }),
  );
}

/** A long poll, which ends early if the client disconnects, the world is deleted or the server closes. */
function waitRoute(app: ControlPlane, { registry, closing }: ControlPlaneParts): void {
  app.post(
    '/requests/wait',
    {
      schema: {
        summary: 'Wait for requests that match a pattern',
        body: wait,
        response: { 200: requestsWaitAnswer, 408: requestsTimeoutAnswer },
      },
    },
    async ({ world, body }, reply) => {
      reachable(body.pattern, registry, 'pattern.');
      const entries = await waitFor(world.journal, { ...body, signals: endsOf({ world, reply, closing }) });
      checkEnd({ world, closing });
      const answer = { ...listJson(world, entries), expected: body.count };
      if (entries.length >= body.count) return answer;
      const misses = nearMisses(body.pattern, world.journal.entries());
      return reply.code(408).send({ ...answer, nearMisses: misses.map(nearMissJson) });
    },
  );
}

function reachableAll(verification: Verification, registry: Registry): Verification {
  const { pattern = {}, sequence = [] } = verification;
  reachable(pattern, registry, 'pattern.');
  for (const [index, step] of sequence.entries()) reachable(step, registry, `sequence[${index}].`);
  return verification;
}

function entriesMatching({ journal }: World, pattern: Pattern): readonly JournalEntry[] {
  return journal.entries().filter((entry) => matches(pattern, entry));
}

function listJson({ journal }: World, entries: readonly JournalEntry[]) {
  return { requests: entries.map(entryJson), meta: metaOf(journal) };
}
