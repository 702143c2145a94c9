import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { milliseconds } from '#input/duration.ts';
import { InvalidInput, read } from '#input/read.ts';
import { mustBe } from '#input/sentences.ts';
import { clockRange, clockRangeText, OutOfClockRange } from '#world/clock.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';
import { worldOf } from '../world.ts';

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

/** The time and the random numbers of a world: `/__admin/clock`, `POST /__admin/clock/advance`, `PUT /__admin/seed`. */
export function clockRoutes(app: FastifyInstance, worlds: Worlds): void {
  app.get('/clock', async (request) => shown(worldOf(worlds, request)));
  app.put('/clock', async (request) => {
    const world = worldOf(worlds, request);
    set(world, read(setting, request.body));
    return shown(world);
  });
  app.post('/clock/advance', async (request) => {
    const world = worldOf(worlds, request);
    move(world, read(advance, request.body).by);
    return shown(world);
  });
  app.put('/seed', async (request) => {
    const wanted = read(seed, request.body);
    worldOf(worlds, request).random.reseed(wanted.seed);
    return wanted;
  });
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

function shown({ clock }: World) {
  return { mode: clock.mode, now: new Date(clock.now()).toISOString() };
}
