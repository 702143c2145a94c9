import { pathOf } from '../http/visit.ts';
import { jsonOf } from './body.ts';
import type { Difference } from './difference.ts';
import type { JournalEntry } from './entry.ts';
import type { Journal } from './journal.ts';
import type { Pattern } from './pattern.ts';
import { redact, redactHeaders, redactReason, redactText, redactUnder, redactUrl } from './secrets.ts';

/** Where a text that is no JSON is cut. */
const longestText = 64 * 1024;

/** An entry as the control plane shows it: JSON without secrets. */
export function shown(entry: JournalEntry) {
  const { at, ms, world, generation, account, peer, request, answer, fault } = entry;
  return {
    ...outline(entry),
    at,
    ms,
    world,
    generation,
    ...(account !== undefined && { account }),
    path: pathOf(entry.url),
    peer,
    request: message(request),
    answer: { status: answer.status, ...message(answer) },
    ...(fault !== undefined && { fault }),
  };
}

/** What tells an entry from others, on one line. */
export function outline({ id, operation, method, url, answer, reason, note, ignored }: JournalEntry) {
  return {
    id,
    ...(operation !== undefined && { operation }),
    method,
    url: redactUrl(url),
    status: answer.status,
    ...(reason !== undefined && { reason: redactReason(reason) }),
    ...(note !== undefined && { note }),
    ...(ignored !== undefined && { ignored }),
  };
}

/** A difference without secrets; what is absent is `null`. */
export function shownDifference({ at, expected, actual }: Difference) {
  return { at, expected: redactAt(at, expected) ?? null, actual: redactAt(at, actual) ?? null };
}

/** A pattern without secrets. */
export function shownPattern({ query, body, ...words }: Pattern) {
  return {
    ...words,
    ...(query !== undefined && { query: redact(query) }),
    ...(body !== undefined && { body: redactAt('body', body) }),
  };
}

/** A whole body may be a text that is no JSON. */
function redactAt(place: string, value: unknown): unknown {
  return place === 'body' && typeof value === 'string' ? redactText(value) : redactUnder(place, value);
}

/** How much the journal has seen and may keep. */
export function metaOf({ total, kept, dropped, bounds }: Journal) {
  return { total, kept, dropped, capacity: bounds };
}

function message({ headers, body, length = body.length }: Pick<JournalEntry['answer'], 'headers' | 'body' | 'length'>) {
  return { headers: redactHeaders(headers), bytes: length, ...content(body) };
}

/** `body` where it is JSON, else `text`. */
function content(body: Buffer): { body?: unknown; text?: string } {
  if (body.length === 0) return {};
  const json = jsonOf(body);
  return json === undefined
    ? { text: redactText(body.subarray(0, longestText).toString()) }
    : { body: redact(json.value) };
}
