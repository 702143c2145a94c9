import * as z from 'zod';
import type { Registry } from '#core/registry.ts';
import { InvalidInput } from '#input/read.ts';
import { mustBe } from '#input/sentences.ts';
import { effectsAnswer, effectsWaitAnswer } from '../answers/effects.ts';
import type { ControlPlane, ControlPlaneParts } from '../control-plane.ts';
import { checkEnd, endsOf, waiting } from '../long-poll.ts';

const daemon = z.enum(['asterisk', 'provd', 'system']);

const pattern = z.strictObject({
  daemon: daemon.optional().describe('The daemon that the command is for.'),
  command: z.string().optional().describe('The command.'),
  operation: z.string().optional().describe('The operation that caused the effect: its full name.'),
});

const wait = z
  .strictObject({ pattern: pattern.default({}).describe('The side effects to wait for. Default: any.'), ...waiting })
  .prefault({});

/** The side effects of a world: `GET /__admin/effects`, filtered by its query, and `POST /__admin/effects/wait`, a long poll. */
export function effectRoutes(app: ControlPlane, { registry, closing }: ControlPlaneParts): void {
  app.get(
    '/effects',
    { schema: { summary: "List a world's side effects", querystring: pattern, response: { 200: effectsAnswer } } },
    async ({ world: { effects }, query }) => ({
      effects: effects.matching(withKnownOperation(query, registry)),
      dropped: effects.dropped,
    }),
  );
  app.post(
    '/effects/wait',
    {
      schema: {
        summary: 'Wait for side effects',
        body: wait,
        response: { 200: effectsWaitAnswer, 408: effectsWaitAnswer },
      },
    },
    async ({ world, body }, reply) => {
      const { count, timeoutMs } = body;
      const matcher = withKnownOperation(body.pattern, registry, 'pattern.');
      const ledger = world.effects;
      const signal = AbortSignal.any([...endsOf({ world, reply, closing }), AbortSignal.timeout(timeoutMs)]);
      const effects = await ledger.wait(matcher, count, signal);
      checkEnd({ world, closing });
      return reply
        .code(effects.length >= count ? 200 : 408)
        .send({ effects, dropped: ledger.dropped, expected: count });
    },
  );
}

/** Returns the pattern. Throws `InvalidInput` if it names an unknown operation. */
function withKnownOperation(
  matcher: z.output<typeof pattern>,
  { operations }: Registry,
  at = '',
): z.output<typeof pattern> {
  const { operation } = matcher;
  if (operation === undefined || operations.includes(operation)) return matcher;
  const message = mustBe('the full name of an operation', { names: operations, list: 'GET /__admin/operations' });
  throw new InvalidInput([{ at: `${at}operation`, message: message({ input: operation }) }], 'the pattern');
}
