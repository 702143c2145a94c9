import type { World } from '#world/world.ts';
import type { PlacedCall } from './answer.ts';
import type { CallRequest } from './request.ts';

/** Thrown for a call that cannot be placed on this state: the caller or what is dialled does not exist. The message is a sentence. */
export class ImpossibleCall extends Error {}

/**
 * Places a call and plays it as far as it goes now, in one transaction. Throws `ImpossibleCall`, and then nothing is written.
 */
export declare function placeCall(world: World, request: CallRequest): PlacedCall;

/** Returns the placed calls, latest first. */
export declare function placedCalls(world: World, page: { readonly limit: number }): readonly PlacedCall[];

/** Returns a placed call by its id (`call-1`), or `undefined` if there is none. */
export declare function findCall(world: World, id: string): PlacedCall | undefined;

/** Lets the live calls go on to the present time of the world's clock, in one transaction; returns those that went on. */
export declare function continueCalls(world: World): readonly PlacedCall[];
