import { byteLength } from '#wire/chunks.ts';
import { VersionedCache } from '#world/versioned-cache.ts';
import type { World } from '#world/world.ts';
import type { Answer } from '../answer.ts';
import type { RequestContext } from '../context.ts';

/** An answer with what log and journal tell of it. */
export interface CachedAnswer {
  readonly operation: string;
  readonly note: string | undefined;
  readonly answer: Answer;
  /** Whether it was cut from stored text, which is as fast the next time and would push the others out. */
  readonly isCut: boolean;
}

/** The answers of reads that are known, by the world that gave them. */
export class AnswerCache {
  readonly #ofWorlds = new WeakMap<World, VersionedCache<CachedAnswer>>();

  /**
   * Answers a request, from the cache if it is a read that was answered before and nothing has changed since. An answer is cached
   * when the act left rows, clock and random generator alone, so that it would be the same again.
   */
  answer(context: RequestContext, run: () => CachedAnswer): CachedAnswer {
    const { world, generation } = context;
    const key = keyOf(context);
    if (key === undefined || world.generation !== generation) return run();
    const answers = this.#of(world);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const { version } = answers;
    const before = momentOf(world);
    const ready = run();
    if (isLasting(ready) && momentOf(world) === before) answers.set(key, ready, version);
    return ready;
  }

  #of(world: World): VersionedCache<CachedAnswer> {
    const known = this.#ofWorlds.get(world) ?? new VersionedCache<CachedAnswer>(world.store, { sizeOf });
    this.#ofWorlds.set(world, known);
    return known;
  }
}

/** All that an act sees of a request, if it is one without a body. */
function keyOf({ method, body, localAddress, url }: RequestContext): string | undefined {
  return method === 'GET' && body.length === 0 ? `${localAddress} ${url}` : undefined;
}

/** Another text after any change that an act can make beside rows, or after a look at what changes by itself. */
function momentOf({ clock, random, effects }: World): string {
  return `${clock.reads} ${random.position} ${effects.count}`;
}

function isLasting({ answer: { status }, isCut }: CachedAnswer): boolean {
  return (status === 200 || status === 304) && !isCut;
}

/** The objects around a body take about a kilobyte. */
function sizeOf({ answer: { body } }: CachedAnswer): number {
  return byteLength(body) + 1024;
}
