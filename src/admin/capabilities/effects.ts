import * as z from 'zod';
import type { Registry } from '#core/registry.ts';
import { InvalidInput } from '#input/read.ts';
import { mustBe } from '#input/sentences.ts';
import type { ControlPlane, ControlPlaneParts } from '../control-plane.ts';
import { checkEnd, endsOf, waiting } from '../long-poll.ts';

const daemon = z.enum(['asterisk', 'provd', 'system']);

const pattern = z.strictObject({
  daemon: daemon.optional(),
  command: z.string().optional(),
  operation: z.string().optional(),
});

const wait = z.strictObject({ pattern: pattern.default({}), ...waiting }).prefault({});

const effect = () =>
  z.object({
    number: z.int(),
    daemon,
    command: z.string(),
    operation: z.string(),
    at: z.iso.datetime(),
  });

const matching = () => z.object({ effects: z.array(effect()).readonly(), dropped: z.int() });

const awaited = () => matching().extend({ expected: z.int() });

/** `GET /__admin/effects`, filtered by its query, and `POST /__admin/effects/wait`, a long poll. */
export function effectRoutes(app: ControlPlane, { registry, closing }: ControlPlaneParts): void {
  app.get(
    '/effects',
    { schema: { summary: "A world's ledger of side effects", querystring: pattern, response: { 200: matching } } },
    async ({ world: { effects }, query }) => ({
      effects: effects.matching(known(query, registry)),
      dropped: effects.dropped,
    }),
  );
  app.post(
    '/effects/wait',
    { schema: { summary: 'Wait for side effects', body: wait, response: { 200: awaited, 408: awaited } } },
    async ({ world, body }, reply) => {
      const { pattern: wanted, count, timeoutMs } = body;
      known(wanted, registry, 'pattern.');
      const ledger = world.effects;
      const signal = AbortSignal.any([...endsOf({ world, reply, closing }), AbortSignal.timeout(timeoutMs)]);
      const effects = await ledger.wait(wanted, count, signal);
      checkEnd({ world, closing });
      return reply
        .code(effects.length >= count ? 200 : 408)
        .send({ effects, dropped: ledger.dropped, expected: count });
    },
  );
}

/** The pattern, if there is an operation of that name. Throws `InvalidInput`. */
function known(wanted: z.output<typeof pattern>, { operations }: Registry, at = ''): z.output<typeof pattern> {
  const { operation } = wanted;
  if (operation === undefined || operations.includes(operation)) return wanted;
  const message = mustBe('the full name of an operation', { names: operations, list: 'GET /__admin/operations' });
  throw new InvalidInput([{ at: `${at}operation`, message: message({ input: operation }) }], 'the pattern');
}
