import { keptBody } from '#journal/entry.ts';
import { redactReason } from '#journal/secrets.ts';
import type { Answer } from './answer.ts';
import type { RequestContext } from './context.ts';
import type { Metrics } from './counters.ts';
import { ignoredText, portabilityHeader } from './explain.ts';
import type { Log } from './log.ts';

/** The facts that log and journal share. */
interface Summary {
  readonly operation: string | undefined;
  /** Duration, in milliseconds. */
  readonly ms: number;
  readonly answer: Answer;
}

/** Where requests are recorded besides the journal of their world. */
interface Recorders {
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Records a request in journal, log and metrics. Never throws: the answer is already sent, so an error is only logged. */
export function recordRequest(context: RequestContext, answer: Answer, { metrics, log }: Recorders): void {
  try {
    const ms = performance.now() - context.startedAt;
    // A request that was refused before its act ran is recorded as a request for that act, too.
    const operation = context.isRouted ? context.operation : undefined;
    const summary = { operation, ms: Math.round(ms * 100) / 100, answer };
    journalRequest(context, summary);
    logRequest(context, summary, log);
    metrics.count({ operation: (context.hasRun && operation) || 'none', status: answer.status, ms });
  } catch (error) {
    log.error({ id: context.id, err: error }, 'the request could not be recorded');
  }
}

/** Appends an entry to the world's journal, unless the world was reset meanwhile. */
function journalRequest(context: RequestContext, { operation, ms, answer }: Summary): void {
  const { world, generation, account, note, ignored, skipped, portability, fault, changes } = context;
  if (world.generation !== generation) return;
  world.record({
    id: context.id,
    at: new Date(context.at).toISOString(),
    ms,
    world: world.id,
    generation,
    ...(operation !== undefined && { operation }),
    ...(account !== undefined && { account: account.name }),
    method: context.method,
    url: context.url,
    peer: context.peer,
    request: { headers: context.headers, body: context.body },
    answer: { status: answer.status, headers: answer.headers, ...keptBody(answer.body) },
    ...(answer.reason !== undefined && { reason: answer.reason }),
    ...(note !== undefined && { note }),
    ...(ignored !== undefined && { ignored }),
    ...(skipped !== undefined && { skipped }),
    ...(portability !== undefined && { portability }),
    ...(fault !== undefined && { fault }),
    ...(changes !== undefined && { changes }),
  });
}

/** Writes one log line per request. */
function logRequest(context: RequestContext, { operation, ms, answer: { status, reason } }: Summary, log: Log): void {
  const { world, note, ignored, skipped, portability, fault } = context;
  log.info(
    {
      operation: operation ?? `${context.method} ${context.target.path}`,
      id: context.id,
      ...(world.id !== 'default' && { world: world.id }),
      account: context.account?.name,
      status,
      ms,
      ...(reason && { reason: redactReason(reason) }),
      ...(note !== undefined && { note }),
      ...(ignored !== undefined && { ignored: ignoredText(ignored) }),
      ...(skipped !== undefined && { skipped }),
      ...(portability !== undefined && { portability: portabilityHeader(portability) }),
      ...(fault !== undefined && { fault }),
    },
    'served',
  );
}
