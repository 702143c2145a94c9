import { keptBody } from '#journal/entry.ts';
import { redactReason } from '#journal/secrets.ts';
import type { Answer } from './answer.ts';
import type { RequestContext } from './context.ts';
import type { Metrics } from './counters.ts';
import { ignoredText } from './explain.ts';
import type { Log } from './log.ts';

/** What log and journal say of a call alike. */
interface Summary {
  readonly operation: string | undefined;
  readonly ms: number;
  readonly answer: Answer;
}

/** Where calls are recorded, beside the journals of the worlds. */
interface Records {
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Notes a call in journal and log and counts it in the metrics. Its answer is on its way: a failure is logged, and that is all. */
export function recordCall(context: RequestContext, answer: Answer, { metrics, log }: Records): void {
  try {
    const ms = performance.now() - context.begun;
    // A call that was refused before its act could run is noted as a call of it all the same.
    const operation = context.isRouted ? context.operation : undefined;
    const summary = { operation, ms: Math.round(ms * 100) / 100, answer };
    journalCall(context, summary);
    logCall(context, summary, log);
    metrics.count({ operation: (context.hasRun && operation) || 'none', status: answer.status, ms });
  } catch (error) {
    log.error({ id: context.id, err: error }, 'the call could not be recorded');
  }
}

/** An entry in the journal of the world; none when the world was reset meanwhile. */
function journalCall(context: RequestContext, { operation, ms, answer }: Summary): void {
  const { world, generation, account, note, ignored, skipped, fault } = context;
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
    ...(fault !== undefined && { fault }),
  });
}

/** One line in the log per request: what was asked by whom, the status, and the reason of a refusal. */
function logCall(context: RequestContext, { operation, ms, answer: { status, reason } }: Summary, log: Log): void {
  const { world, note, ignored, skipped, fault } = context;
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
      ...(fault !== undefined && { fault }),
    },
    'served',
  );
}
