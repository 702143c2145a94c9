import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import type { World } from '#world/world.ts';
import { problem } from './problem.ts';

/** What can end a long poll early. */
interface Poll {
  readonly world: World;
  readonly reply: Pick<FastifyReply, 'raw'>;
  /** Aborted when the server begins to close. */
  readonly closing: AbortSignal;
}

/** Body members of a long poll: how many matches it waits for, and for how many milliseconds. */
export const waiting = {
  count: z.int().min(1).max(10_000).default(1).describe('Number of matches to wait for.'),
  timeoutMs: z.int().min(0).max(60_000).default(5000).describe('How long to wait, in milliseconds.'),
};

/** The signals that end a long poll early: the server closes, the world is deleted, or the client disconnects. */
export function endsOf({ world, reply, closing }: Poll): AbortSignal[] {
  return [closing, world.closed, disconnectSignal(reply)];
}

/** Throws a 503 problem if the server is closing, and a 404 problem if the world was deleted. */
export function checkEnd({ world, closing }: Pick<Poll, 'world' | 'closing'>): void {
  if (closing.aborted) throw problem(503, 'the mock is closing');
  if (world.closedReason !== undefined) throw problem(404, `world ${world.id} was deleted during the wait`);
}

function disconnectSignal(reply: Pick<FastifyReply, 'raw'>): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => controller.abort());
  return controller.signal;
}
