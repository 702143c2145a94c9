import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { Registry } from '#core/registry.ts';
import { InvalidInput, read } from '#input/read.ts';
import { mustBe } from '#input/sentences.ts';
import type { Worlds } from '#world/worlds.ts';
import { checkEnd, endsOf } from '../gone.ts';
import { worldOf } from '../world.ts';

const pattern = z.strictObject({
  daemon: z.enum(['asterisk', 'provd', 'system']).optional(),
  command: z.string().optional(),
  operation: z.string().optional(),
});

const waitBody = z.strictObject({
  pattern: pattern.default({}),
  count: z.int().min(1).max(10_000).default(1),
  timeoutMs: z.int().min(0).max(60_000).default(5000),
});

/** `GET /__admin/effects`, filtered by its query, and `POST /__admin/effects/wait`, a long poll. */
export function effectRoutes(
  app: FastifyInstance,
  { worlds, registry, closing }: { worlds: Worlds; registry: Registry; closing: AbortSignal },
): void {
  app.get('/effects', async (request) => {
    const { effects } = worldOf(worlds, request);
    const wanted = known(read(pattern, request.query, 'the query'), registry);
    return { effects: effects.matching(wanted), dropped: effects.dropped };
  });
  app.post('/effects/wait', async (request, reply) => {
    const { pattern: wanted, count, timeoutMs } = read(waitBody, request.body ?? {});
    known(wanted, registry, 'pattern.');
    const world = worldOf(worlds, request);
    const ledger = world.effects;
    const signal = AbortSignal.any([...endsOf({ world, reply, closing }), AbortSignal.timeout(timeoutMs)]);
    const effects = await ledger.wait(wanted, count, signal);
    checkEnd({ world, closing });
    return reply.code(effects.length >= count ? 200 : 408).send({ effects, dropped: ledger.dropped, expected: count });
  });
}

/** The pattern, if there is an operation of that name. Throws `InvalidInput`. */
function known(wanted: z.output<typeof pattern>, { operations }: Registry, at = ''): z.output<typeof pattern> {
  const { operation } = wanted;
  if (operation === undefined || operations.includes(operation)) return wanted;
  const message = mustBe('the full name of an operation', { names: operations, list: 'GET /__admin/operations' });
  throw new InvalidInput([{ at: `${at}operation`, message: message({ input: operation }) }], 'the pattern');
}
