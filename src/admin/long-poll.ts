import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import type { World } from '#world/world.ts';
import { problem } from './problem.ts';

/** A long poll, and what it depends on. */
interface Poll {
  readonly world: World;
  readonly reply: Pick<FastifyReply, 'raw'>;
  /** Aborted when the server begins to close. */
  readonly closing: AbortSignal;
}

/** For how many a long poll waits, and for how long. */
export const waiting = {
  count: z.int().min(1).max(10_000).default(1),
  timeoutMs: z.int().min(0).max(60_000).default(5000),
};

/** The signals that end a long poll before its time: the server closes, the world is deleted, the client goes away. */
export function endsOf({ world, reply, closing }: Poll): AbortSignal[] {
  return [closing, world.closed, goneSignal(reply)];
}

/** Throws the problem of a long poll that can see nothing more: 503 when the server closes, 404 when the world was deleted. */
export function checkEnd({ world, closing }: Pick<Poll, 'world' | 'closing'>): void {
  if (closing.aborted) throw problem(503, 'the mock is closing');
  if (world.closedReason !== undefined) throw problem(404, `world ${world.id} was deleted during the wait`);
}

function goneSignal(reply: Pick<FastifyReply, 'raw'>): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => controller.abort());
  return controller.signal;
}
