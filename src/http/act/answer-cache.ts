import { byteLength } from '#wire/chunks.ts';
import { VersionedCache } from '#world/versioned-cache.ts';
import type { World } from '#world/world.ts';
import type { Answer } from '../answer.ts';
import type { RequestContext } from '../context.ts';

/** An answer, and what log and journal record with it. */
export interface CachedAnswer {
  readonly operation: string;
  readonly note: string | undefined;
  readonly answer: Answer;
  /** True if the body was built from stored chunks: it is as fast to build again, and would displace other answers. */
  readonly isPrebuilt: boolean;
}

/** Caches the answers of reads, by world. */
export class AnswerCache {
  readonly #caches = new WeakMap<World, VersionedCache<CachedAnswer>>();

  /**
   * Returns the answer to a request: the cached one if the same read was answered before and nothing has changed since, else
   * that of `run`. An answer is cached if the act neither wrote nor used the clock or the random generator.
   */
  answer(context: RequestContext, run: () => CachedAnswer): CachedAnswer {
    const { world, generation } = context;
    const key = keyOf(context);
    if (key === undefined || world.generation !== generation) return run();
    const cache = this.#cacheOf(world);
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const { version } = cache;
    const before = fingerprintOf(world);
    const answer = run();
    if (isCacheable(answer) && fingerprintOf(world) === before) cache.set(key, answer, version);
    return answer;
  }

  #cacheOf(world: World): VersionedCache<CachedAnswer> {
    const cache = this.#caches.get(world) ?? new VersionedCache<CachedAnswer>(world.store, { sizeOf });
    this.#caches.set(world, cache);
    return cache;
  }
}

/** Returns everything that an act sees of a GET without body, or `undefined` for any other request. */
function keyOf({ method, body, localAddress, url }: RequestContext): string | undefined {
  return method === 'GET' && body.length === 0 ? `${localAddress} ${url}` : undefined;
}

/**
 * Returns a string that differs after an act has read the clock, used the random generator or added an effect; rows have a
 * version.
 */
function fingerprintOf({ clock, random, effects }: World): string {
  return `${clock.reads} ${random.position} ${effects.count}`;
}

function isCacheable({ answer: { status }, isPrebuilt: isCut }: CachedAnswer): boolean {
  return (status === 200 || status === 304) && !isCut;
}

/** In bytes; the objects around a body take about a kilobyte. */
function sizeOf({ answer: { body } }: CachedAnswer): number {
  return byteLength(body) + 1024;
}
