import type { RequestEntry } from '#client/answers.ts';
import type { RequestParameters } from '#client/bodies.ts';
import type { XivoMockClient } from '#client/client.ts';
import { XivoMockProblem } from '#client/transport.ts';
import type { MockEventOf } from '#events/event.ts';
import type { JournalEntry } from '#journal/entry.ts';
import { matches, type Pattern, patternParameters } from '#journal/pattern.ts';
import { firstSignal } from '#server/signals.ts';
import { callLines, type ListedCall } from './call-lines.ts';
import type { ClientRequest } from './client-command.ts';
import type { VerbResult } from './command.ts';

/** Which calls are followed, and how they are printed. */
interface Followed {
  readonly pattern: RequestParameters;
  readonly world: string | undefined;
  readonly isJson: boolean;
}

type RequestEvent = MockEventOf<'request'>;

/** Prints each new call that matches until a signal comes or nobody reads any more; status 2 when the mock or its world goes away. */
export async function followRequests(
  { client, context, print }: Pick<ClientRequest<unknown>, 'client' | 'context' | 'print'>,
  { pattern, world = 'default', isJson }: Followed,
): Promise<VerbResult> {
  const ended = new AbortController();
  void firstSignal().then(() => ended.abort());
  context.stdout.once('close', () => ended.abort());
  // The mock refuses a pattern that no call can match, and says what was meant.
  await client.latestRequests(1, pattern);
  const wanted = patternParameters.parse(pattern);
  const { signal } = ended;
  for await (const event of client.events({ world, types: ['request'], signal, reconnectForMs: 0 })) {
    if (event.type === 'lost') print({ errors: ['xivo-mock: calls were missed; xivo-mock requests lists them'] });
    if (event.type === 'request') print(await resultOf(event, { client, wanted, isJson }));
  }
  return signal.aborted ? {} : { errors: [`xivo-mock: world ${world} is gone`], status: 2 };
}

interface Filter {
  readonly client: XivoMockClient;
  readonly wanted: Pattern;
  readonly isJson: boolean;
}

/** What is printed of a call; nothing of one that is not wanted. */
async function resultOf(event: RequestEvent, { client, wanted, isJson }: Filter): Promise<VerbResult> {
  const { ignored: isIgnoredWanted, ...others } = wanted;
  if (!matches(others, entryOf(event, undefined))) return {};
  // The event has the number of ignored fields only.
  const call = isJson || event.ignored > 0 ? await callOf(event, client) : listed(event);
  if (isIgnoredWanted !== undefined && !matches({ ignored: isIgnoredWanted }, entryOf(event, call.ignored))) return {};
  return { json: call, lines: callLines([call]) };
}

/** The entry of the journal, or what the event says of it when the journal has dropped it meanwhile. */
async function callOf(event: RequestEvent, client: XivoMockClient): Promise<RequestEntry | ListedCall> {
  try {
    return await client.request(event.id);
  } catch (error) {
    if (error instanceof XivoMockProblem && error.status === 404) return listed(event);
    throw error;
  }
}

function listed({ id, at, method, url, status, reason, fault }: RequestEvent): ListedCall {
  return {
    id,
    at,
    method,
    url,
    answer: { status },
    ...(reason !== undefined && { reason: withoutAbsent(reason) }),
    ...(fault !== undefined && { fault }),
  };
}

function withoutAbsent({ message, field }: NonNullable<RequestEvent['reason']>) {
  return { message, ...(field !== undefined && { field }) };
}

/** The event as patterns look at it. */
function entryOf(event: RequestEvent, ignored: JournalEntry['ignored']): JournalEntry {
  const { id, at, ms, world, operation, account, method, url, status, reason } = event;
  const message = { headers: {}, body: Buffer.alloc(0) };
  return {
    id,
    at,
    ms,
    world,
    generation: 0,
    ...(operation !== undefined && { operation }),
    ...(account !== undefined && { account }),
    method,
    url,
    peer: '',
    request: message,
    answer: { status, ...message },
    ...(reason !== undefined && { reason: withoutAbsent(reason) }),
    ...(ignored !== undefined && { ignored }),
  };
}
