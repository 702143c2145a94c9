import * as z from 'zod';
import { milliseconds } from '#input/duration.ts';
import { InvalidInput } from '#input/read.ts';
import { mustBe } from '#input/sentences.ts';
import { clockRange, clockRangeText, OutOfClockRange } from '#world/clock.ts';
import type { World } from '#world/world.ts';
import { clockAnswer, seedAnswer } from '../answers/state.ts';
import type { ControlPlane } from '../control-plane.ts';

const isInRange = (time: string) => Date.parse(time) >= clockRange.from && Date.parse(time) <= clockRange.to;
const moment = z.iso
  .datetime({ offset: true, abort: true, error: mustBe('a time such as 2012-10-01T12:00:00Z') })
  .refine(isInRange, { error: mustBe(`a time ${clockRangeText}`) })
  .transform((text) => Date.parse(text));
const setting = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('real').describe('Shows the real time.') }),
  z.strictObject({
    mode: z.literal('frozen').describe('Stands still.'),
    now: moment.optional().describe('The time to show. Default: the current time of the clock.'),
  }),
  z.strictObject({
    mode: z.literal('offset').describe('Runs at a fixed distance from the real time.'),
    now: moment.describe('The time to start from.'),
  }),
]);
const advance = z.strictObject({
  by: milliseconds.describe(
    'Milliseconds, or a duration such as `15m` or `PT6M`; a negative one moves the clock back.',
  ),
});
const seed = z.strictObject({
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .describe('The seed, from which names, secrets and ids are generated.'),
});

/** The clock and random generator of a world: `/__admin/clock`, `POST /__admin/clock/advance`, `PUT /__admin/seed`. */
export function clockRoutes(app: ControlPlane): void {
  app.get(
    '/clock',
    { schema: { summary: "Read a world's clock", response: { 200: clockAnswer } } },
    async ({ world }) => clockJson(world),
  );
  app.put(
    '/clock',
    { schema: { summary: "Set a world's clock", body: setting, response: { 200: clockAnswer } } },
    async ({ world, body }) => {
      set(world, body);
      publishClock(world);
      return clockJson(world);
    },
  );
  app.post(
    '/clock/advance',
    { schema: { summary: "Advance a world's clock", body: advance, response: { 200: clockAnswer } } },
    async ({ world, body }) => {
      move(world, body.by);
      publishClock(world);
      return clockJson(world);
    },
  );
  app.put(
    '/seed',
    { schema: { summary: "Seed a world's random generator", body: seed, response: { 200: seedAnswer } } },
    async ({ world, body }) => {
      world.random.reseed(body.seed);
      world.publish({ type: 'seed', seed: body.seed });
      return body;
    },
  );
}

function set({ clock }: World, body: z.output<typeof setting>): void {
  if (body.mode === 'real') clock.reset();
  else if (body.mode === 'frozen') clock.freeze(body.now ?? clock.now());
  else clock.start(body.now);
}

function move({ clock }: World, by: number): void {
  try {
    clock.advance(by);
  } catch (error) {
    if (!(error instanceof OutOfClockRange)) throw error;
    throw new InvalidInput([{ at: 'by', message: `${error.message}, but is ${by} milliseconds` }], 'the body');
  }
}

function publishClock(world: World): void {
  world.publish({ type: 'clock', mode: world.clock.mode });
}

function clockJson({ clock }: World) {
  return { mode: clock.mode, now: new Date(clock.now()).toISOString() };
}
