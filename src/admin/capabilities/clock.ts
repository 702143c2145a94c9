import * as z from 'zod';
import { milliseconds } from '#input/duration.ts';
import { InvalidInput } from '#input/read.ts';
import { mustBe } from '#input/sentences.ts';
import { clockRange, clockRangeText, OutOfClockRange } from '#world/clock.ts';
import type { World } from '#world/world.ts';
import type { ControlPlane } from '../control-plane.ts';

const isShowable = (time: string) => Date.parse(time) >= clockRange.from && Date.parse(time) <= clockRange.to;
const moment = z.iso
  .datetime({ offset: true, abort: true, error: mustBe('a time such as 2012-10-01T12:00:00Z') })
  .refine(isShowable, { error: mustBe(`a time ${clockRangeText}`) })
  .transform((text) => Date.parse(text));
const setting = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('real') }),
  z.strictObject({ mode: z.literal('frozen'), now: moment.optional() }),
  z.strictObject({ mode: z.literal('offset'), now: moment }),
]);
const advance = z.strictObject({ by: milliseconds });
const seed = z.strictObject({
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1),
});
const clock = () => z.object({ mode: z.enum(['real', 'frozen', 'offset']), now: z.iso.datetime() });

/** The time and the random numbers of a world: `/__admin/clock`, `POST /__admin/clock/advance`, `PUT /__admin/seed`. */
export function clockRoutes(app: ControlPlane): void {
  app.get('/clock', { schema: { summary: "A world's time", response: { 200: clock } } }, async ({ world }) =>
    shown(world),
  );
  app.put(
    '/clock',
    { schema: { summary: "Set a world's clock", body: setting, response: { 200: clock } } },
    async ({ world, body }) => {
      set(world, body);
      announce(world);
      return shown(world);
    },
  );
  app.post(
    '/clock/advance',
    { schema: { summary: "Move a world's clock", body: advance, response: { 200: clock } } },
    async ({ world, body }) => {
      move(world, body.by);
      announce(world);
      return shown(world);
    },
  );
  app.put(
    '/seed',
    { schema: { summary: "Seed a world's random numbers", body: seed, response: { 200: () => seed } } },
    async ({ world, body }) => {
      world.random.reseed(body.seed);
      world.publish({ type: 'seed', seed: body.seed });
      return body;
    },
  );
}

function set({ clock }: World, wanted: z.output<typeof setting>): void {
  if (wanted.mode === 'real') clock.reset();
  else if (wanted.mode === 'frozen') clock.freeze(wanted.now ?? clock.now());
  else clock.start(wanted.now);
}

function move({ clock }: World, by: number): void {
  try {
    clock.advance(by);
  } catch (error) {
    if (!(error instanceof OutOfClockRange)) throw error;
    throw new InvalidInput([{ at: 'by', message: `${error.message}, but is ${by} milliseconds` }], 'the body');
  }
}

function announce(world: World): void {
  world.publish({ type: 'clock', mode: world.clock.mode });
}

function shown({ clock }: World) {
  return { mode: clock.mode, now: new Date(clock.now()).toISOString() };
}
