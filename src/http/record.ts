import type { FastifyReply, FastifyRequest } from 'fastify';
import { keptBody } from '../journal/entry.ts';
import { redactReason } from '../journal/secrets.ts';
import { operationOf } from '../resource.ts';
import { bodyOf } from './call.ts';
import { ignoredText } from './explain.ts';
import { parseQuery } from './query.ts';
import { actOf } from './run.ts';
import { pathOf, queryOf } from './visit.ts';

/** One line in the log per request: what was asked by whom, the status, and the reason of a refusal. */
export function logVisit(request: FastifyRequest, reply: FastifyReply): void {
  const { account, answer, world, note, ignored, fault } = request.visit;
  const operation = operationOfVisit(request);
  request.server.log.info(
    {
      operation: operation ?? `${request.method} ${pathOf(request.url)}`,
      id: request.id,
      ...(world.id !== 'default' && { world: world.id }),
      account: account?.name,
      status: answer?.status ?? reply.statusCode,
      ms: roundedMs(reply),
      ...(answer?.reason && { reason: redactReason(answer.reason) }),
      ...(note !== undefined && { note }),
      ...(ignored !== undefined && { ignored: ignoredText(ignored) }),
      ...(fault !== undefined && { fault }),
    },
    'served',
  );
}

/** An entry in the journal of the world; none when the world was reset meanwhile. */
export function journalVisit(request: FastifyRequest, reply: FastifyReply): void {
  const { world, generation, at, account, answer, note, ignored, fault } = request.visit;
  const operation = operationOfVisit(request);
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
    answer: { status: answer.status, headers: answer.headers, ...keptBody(answer.body) },
    ...(answer.reason !== undefined && { reason: answer.reason }),
    ...(note !== undefined && { note }),
    ...(ignored !== undefined && { ignored }),
    ...(fault !== undefined && { fault }),
  });
}

/** A call that was refused before its act could run is counted as a call of it all the same. */
function operationOfVisit({ visit, url }: FastifyRequest): string | undefined {
  if (visit.operation !== undefined || visit.route === undefined) return visit.operation;
  const { resource } = visit.route;
  return operationOf(resource, actOf(resource, { query: parseQuery(queryOf(url)) }));
}

function roundedMs(reply: FastifyReply): number {
  return Math.round(reply.elapsedTime * 100) / 100;
}
