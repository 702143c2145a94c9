import type { FastifyBaseLogger } from 'fastify';
import { letCallsGoOn, nextDue } from '#calls/live.ts';
import type { UnreadEvent } from '#events/unread-event.ts';
import type { World } from '#world/world.ts';
import type { Worlds } from '#world/worlds.ts';

/** The events after which a live call may have to go on, at once or at another time than before. */
const movingTypes = ['call', 'clock', 'reset', 'fixtures', 'world'] as const satisfies readonly UnreadEvent['type'][];

/** The longest delay of a timer in milliseconds. */
const maxDelay = 2 ** 31 - 1;

/**
 * Lets the live calls of all worlds go on: at once when the clock is moved or the state replaced, and while a clock runs, with a timer
 * for the next thing that happens.
 */
export class LiveCalls {
  readonly #worlds: Worlds;
  readonly #log: FastifyBaseLogger;
  readonly #timers = new WeakMap<World, NodeJS.Timeout>();

  constructor(worlds: Worlds, log: FastifyBaseLogger) {
    this.#worlds = worlds;
    this.#log = log;
  }

  /** Continues the calls of the state that the default world started with, and from now on those of every world. */
  start(): void {
    this.#worlds.events.watch(movingTypes, (event) => {
      // What goes on here publishes events itself.
      if (event.type === 'call' && event.change !== 'placed') return;
      const world = this.#worlds.peek(event.world);
      if (world !== undefined) this.#goOn(world);
    });
    this.#goOn(this.#worlds.default);
  }

  /** Nobody waits for the calls, so an error, such as that of a full disk, is logged. */
  #goOn(world: World): void {
    clearTimeout(this.#timers.get(world));
    try {
      letCallsGoOn(world);
      this.#setTimer(world);
    } catch (error) {
      this.#log.error({ err: error, world: world.id }, 'the live calls cannot go on');
    }
  }

  #setTimer(world: World): void {
    const due = nextDue(world);
    if (due === undefined || world.clock.mode === 'frozen') return;
    if (!this.#timers.has(world)) world.closed.addEventListener('abort', () => clearTimeout(this.#timers.get(world)));
    const delay = Math.max(0, Math.min(due - world.clock.now(), maxDelay));
    this.#timers.set(world, setTimeout(() => this.#goOn(world), delay).unref());
  }
}
