import type { FastifyRequest } from 'fastify';
import { operationOf } from '#core/resource.ts';
import { actOf } from '#core/run.ts';
import { keptBody } from '#journal/entry.ts';
import { redactReason } from '#journal/secrets.ts';
import { parseQuery } from '#wire/query.ts';
import type { Answer } from './answer.ts';
import type { Metrics } from './counters.ts';
import { ignoredText } from './explain.ts';

/** What log and journal say of a call alike. */
interface Summary {
  readonly operation: string | undefined;
  readonly ms: number;
  readonly answer: Answer;
}

/** Counts a request in the metrics and notes it in log and journal: whoever has seen its answer finds it there. */
export function record(request: FastifyRequest, answer: Answer, metrics: Metrics): void {
  const { operation, begun } = request.visit;
  const ms = performance.now() - begun;
  metrics.count({ operation: operation ?? 'none', status: answer.status, ms });
  const summary = { operation: operationOfVisit(request), ms: Math.round(ms * 100) / 100, answer };
  logVisit(request, summary);
  journalVisit(request, summary);
}

/** One line in the log per request: what was asked by whom, the status, and the reason of a refusal. */
function logVisit(request: FastifyRequest, { operation, ms, answer: { status, reason } }: Summary): void {
  const { account, world, note, ignored, skipped, fault, target } = request.visit;
  request.server.log.info(
    {
      operation: operation ?? `${request.method} ${target.path}`,
      id: request.id,
      ...(world.id !== 'default' && { world: world.id }),
      account: account?.name,
      status,
      ms,
      ...(reason && { reason: redactReason(reason) }),
      ...(note !== undefined && { note }),
      ...(ignored !== undefined && { ignored: ignoredText(ignored) }),
      ...(skipped !== undefined && { skipped }),
      ...(fault !== undefined && { fault }),
    },
    'served',
  );
}

/** An entry in the journal of the world; none when the world was reset meanwhile. */
function journalVisit(request: FastifyRequest, { operation, ms, answer }: Summary): void {
  const { world, generation, at, peer, account, note, ignored, skipped, fault, body } = request.visit;
  if (world.generation !== generation) return;
  world.journal.append({
    id: request.id,
    at: new Date(at).toISOString(),
    ms,
    world: world.id,
    generation,
    ...(operation !== undefined && { operation }),
    ...(account !== undefined && { account: account.name }),
    method: request.method,
    url: request.originalUrl,
    peer,
    request: { headers: request.headers, body },
    answer: { status: answer.status, headers: answer.headers, ...keptBody(answer.body) },
    ...(answer.reason !== undefined && { reason: answer.reason }),
    ...(note !== undefined && { note }),
    ...(ignored !== undefined && { ignored }),
    ...(skipped !== undefined && { skipped }),
    ...(fault !== undefined && { fault }),
  });
}

/** A call that was refused before its act could run is counted as a call of it all the same. */
function operationOfVisit({ visit }: FastifyRequest): string | undefined {
  if (visit.operation !== undefined || visit.route === undefined) return visit.operation;
  const { resource } = visit.route;
  return operationOf(resource, actOf(resource, { query: parseQuery(visit.target.query) }));
}
