import type { RequestParameters } from '#client/bodies.ts';
import type { XivoMockClient } from '#client/client.ts';
import type { RequestEntry } from '#client/request-answers.ts';
import { XivoMockProblem } from '#client/transport.ts';
import type { MockEventOf } from '#events/event.ts';
import type { JournalEntry } from '#journal/entry.ts';
import { matches, type Pattern, patternParameters } from '#journal/pattern.ts';
import { firstSignal } from '#server/signals.ts';
import type { ClientRequest } from './client-command.ts';
import type { VerbResult } from './command.ts';
import { type RequestSummary, requestLines } from './request-lines.ts';

/** Which requests to print, and how. */
interface FollowOptions {
  readonly pattern: RequestParameters;
  readonly world: string | undefined;
  readonly isJson: boolean;
}

interface Content {
  readonly body?: unknown;
  readonly text?: string;
}

type RequestEvent = MockEventOf<'request'>;

/**
 * Prints each new request that matches, until a signal arrives or stdout is closed. Returns status 2 if the world is deleted; throws if
 * the mock cannot be reached or refuses the pattern.
 */
export async function followRequests(
  { client, context, print }: Pick<ClientRequest<unknown>, 'client' | 'context' | 'print'>,
  { pattern, world = 'default', isJson }: FollowOptions,
): Promise<VerbResult> {
  const ended = new AbortController();
  void firstSignal().then(() => ended.abort());
  context.stdout.once('close', () => ended.abort());
  // The mock refuses a pattern that no request can match.
  await client.latestRequests(1, pattern);
  const parsed = patternParameters.parse(pattern);
  const { signal } = ended;
  for await (const event of client.events({ world, types: ['request'], signal, reconnectForMs: 0 })) {
    if (event.type === 'lost') print({ errors: ['xivo-mock: requests were missed; xivo-mock requests lists them'] });
    if (event.type === 'request') print(await resultOf(event, { client, pattern: parsed, isJson }));
  }
  return signal.aborted ? {} : { errors: [`xivo-mock: world ${world} no longer exists`], status: 2 };
}

interface PrintOptions {
  readonly client: XivoMockClient;
  readonly pattern: Pattern;
  readonly isJson: boolean;
}

/** Returns the output for a request, empty if it does not match. */
async function resultOf(event: RequestEvent, { client, pattern, isJson }: PrintOptions): Promise<VerbResult> {
  const { ignored, text, portability, ...others } = pattern;
  if (!matches(others, entryOf(event, summaryOf(event)))) return {};
  // The event has neither bodies nor the names of ignored fields, nor what a later release does.
  const needsEntry = isJson || event.ignored > 0 || text !== undefined || portability !== undefined;
  const request = needsEntry ? await entryFromJournal(event, client) : summaryOf(event);
  if (!matches({ ignored, text, portability }, entryOf(event, request))) return {};
  return { json: request, lines: requestLines([request]) };
}

/** Returns the journal entry of a request, or its summary if the journal has dropped it. */
async function entryFromJournal(event: RequestEvent, client: XivoMockClient): Promise<RequestEntry | RequestSummary> {
  try {
    return await client.request(event.id);
  } catch (error) {
    if (error instanceof XivoMockProblem && error.status === 404) return summaryOf(event);
    throw error;
  }
}

function summaryOf({ id, at, method, url, status, reason, fault }: RequestEvent): RequestSummary {
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

/** Returns a journal entry with the members that patterns compare. Secrets are redacted, so no text matches them. */
function entryOf(event: RequestEvent, summary: RequestEntry | RequestSummary): JournalEntry {
  const { id, at, ms, world, operation, account, method, url, status, reason, fault } = event;
  const { ignored, note, skipped, portability } = summary;
  const [request, answer] = 'request' in summary ? [summary.request, summary.answer] : [{}, {}];
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
    request: { headers: {}, body: bodyOf(request) },
    answer: { status, headers: {}, body: bodyOf(answer) },
    ...(reason !== undefined && { reason: withoutAbsent(reason) }),
    ...(ignored !== undefined && { ignored }),
    ...(note !== undefined && { note }),
    ...(skipped !== undefined && { skipped }),
    ...(portability !== undefined && { portability }),
    ...(fault !== undefined && { fault }),
  };
}

/** The body of a request or answer as the journal shows it: parsed JSON, or text. */
function bodyOf({ body, text = '' }: Content): Buffer {
  return Buffer.from(body === undefined ? text : JSON.stringify(body));
}
