import { isUtf8 } from 'node:buffer';
import { pathOf } from '#wire/target.ts';
import { jsonOf } from './body.ts';
import type { JournalEntry } from './entry.ts';
import type { Journal } from './journal.ts';
import type { Mismatch } from './mismatch.ts';
import type { Pattern } from './pattern.ts';
import { redact, redactHeaders, redactReason, redactText, redactUnder, redactUrl } from './secrets.ts';

/** Where a text that is no JSON is cut. */
const longestText = 64 * 1024;

/** An entry as the control plane shows it: JSON without secrets. */
export function entryJson(entry: JournalEntry) {
  const { at, ms, world, generation, account, peer, request, answer, fault } = entry;
  return {
    ...entryOutline(entry),
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
export function entryOutline({ id, operation, method, url, answer, reason, note, ignored, skipped }: JournalEntry) {
  return {
    id,
    ...(operation !== undefined && { operation }),
    method,
    url: redactUrl(url),
    status: answer.status,
    ...(reason !== undefined && { reason: redactReason(reason) }),
    ...(note !== undefined && { note }),
    ...(ignored !== undefined && { ignored }),
    ...(skipped !== undefined && { skipped }),
  };
}

/** A difference without secrets; what is absent is `null`. */
export function mismatchJson({ at, expected, actual }: Mismatch) {
  return { at, expected: redactAt(at, expected) ?? null, actual: redactAt(at, actual) ?? null };
}

/** A pattern without secrets. */
export function patternJson({ query, body, ...words }: Pattern) {
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
  return { headers: redactHeaders(headers), bytes: length, ...content(body, length) };
}

/** `body` where it is JSON, else `text`; bytes that are not UTF-8 are a text in Base64, and `encoding` says so. */
function content(body: Buffer, length: number): { body?: unknown; text?: string; encoding?: 'base64' } {
  if (body.length === 0) return {};
  const json = jsonOf(body);
  if (json !== undefined) return { body: redact(json.value) };
  const start = body.subarray(0, longestText);
  const bytes = start.length < length ? withoutCutLetter(start) : start;
  if (isUtf8(bytes)) return { text: redactText(bytes.toString()) };
  const masked = redactText(bytes.toString('latin1'));
  return { text: Buffer.from(masked, 'latin1').toString('base64'), encoding: 'base64' };
}

/** The bytes without the last letter if it was cut in the middle; a letter has four bytes at most. */
function withoutCutLetter(bytes: Buffer): Buffer {
  const ends = [0, 1, 2, 3].map((missing) => bytes.subarray(0, Math.max(bytes.length - missing, 0)));
  return ends.find((each) => isUtf8(each)) ?? bytes;
}
