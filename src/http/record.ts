import type { FastifyReply, FastifyRequest } from 'fastify';
import { bodyOf } from './call.ts';
import { pathOf } from './visit.ts';

/** One line in the log per request: what was asked by whom, the status, and the reason of a refusal. */
export function logVisit(request: FastifyRequest, reply: FastifyReply): void {
  const { account, operation, answer, world } = request.visit;
  request.log.info(
    {
      operation: operation ?? `${request.method} ${pathOf(request.url)}`,
      id: request.id,
      ...(world.id !== 'default' && { world: world.id }),
      account: account?.name,
      status: reply.statusCode,
      ms: roundedMs(reply),
      ...(answer?.reason && { reason: answer.reason }),
    },
    'served',
  );
}

/** An entry in the journal of the world; none when the world was reset meanwhile. */
export function journalVisit(request: FastifyRequest, reply: FastifyReply): void {
  const { world, generation, at, account, operation, answer } = request.visit;
  if (world.generation !== generation || answer === undefined) return;
  world.journal.append({
    id: request.id,
    at: new Date(at).toISOString(),
    ms: roundedMs(reply),
    world: world.id,
    generation,
    ...(operation !== undefined && { operation }),
    ...(account !== undefined && { account: account.name }),
    method: request.method,
    url: request.url,
    peer: request.ip,
    request: { headers: request.headers, body: bodyOf(request) },
    answer: { status: reply.statusCode, headers: answer.headers, body: answer.body },
    ...(answer.reason !== undefined && { reason: answer.reason }),
  });
}

function roundedMs(reply: FastifyReply): number {
  return Math.round(reply.elapsedTime * 100) / 100;
}
