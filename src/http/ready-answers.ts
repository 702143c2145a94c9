import type { FastifyRequest } from 'fastify';
import { lengthOf } from '#wire/pieces.ts';
import { Remembered } from '#world/remembered.ts';
import type { World } from '#world/world.ts';
import type { Answer } from './answer.ts';

/** An answer with what log and journal tell of it. */
export interface ReadyAnswer {
  readonly operation: string;
  readonly note?: string;
  readonly answer: Answer;
  /** Whether it was cut from stored text, which is as fast the next time and would push the others out. */
  readonly isCut: boolean;
}

/** The answers of reads that are known, by the world that gave them. */
export class ReadyAnswers {
  readonly #ofWorlds = new WeakMap<World, Remembered<ReadyAnswer>>();

  /**
   * Answers a request, from memory if it is a read that was answered before and nothing has changed since. An answer is kept when
   * the act left rows, clock and chance alone, so that it would be the same again.
   */
  answer(request: FastifyRequest, answer: () => ReadyAnswer): ReadyAnswer {
    const { world, generation } = request.visit;
    const key = keyOf(request);
    if (key === undefined || world.generation !== generation) return answer();
    const answers = this.#of(world);
    const known = answers.find(key);
    if (known !== undefined) return known;
    const before = momentOf(world);
    const made = answer();
    if (isLasting(made) && momentOf(world) === before) answers.keep(key, made, lengthOf(made.answer.body) + 1024);
    return made;
  }

  #of(world: World): Remembered<ReadyAnswer> {
    const known = this.#ofWorlds.get(world) ?? new Remembered<ReadyAnswer>(world.store);
    this.#ofWorlds.set(world, known);
    return known;
  }
}

/** All that an act sees of a request, if it is one without a body. */
function keyOf(request: FastifyRequest): string | undefined {
  if (request.method !== 'GET' || request.visit.body.length > 0) return undefined;
  return `${request.socket.localAddress} ${request.originalUrl}`;
}

/** Another text after any change that an act can make, or after a look at what changes by itself. */
function momentOf({ store, clock, random, effects }: World): string {
  return `${store.version} ${clock.looks} ${random.position} ${effects.count}`;
}

function isLasting({ answer: { status }, isCut }: ReadyAnswer): boolean {
  return (status === 200 || status === 304) && !isCut;
}
