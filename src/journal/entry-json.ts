import { isUtf8 } from 'node:buffer';
import { pathOf } from '#wire/target.ts';
import { jsonOf } from './body.ts';
import type { JournalEntry } from './entry.ts';
import type { Journal } from './journal.ts';
import type { Mismatch } from './mismatch.ts';
import type { Pattern } from './pattern.ts';
import { redact, redactHeaders, redactReason, redactText, redactUnder, redactUrl } from './secrets.ts';

/** Maximum number of bytes shown of a body that is not JSON. */
const maxTextBytes = 64 * 1024;

/** The entry as JSON for the control plane, with secrets redacted. */
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

/** The short form of an entry for lists: request line, status and notes, with secrets redacted. */
export function entryOutline(entry: JournalEntry) {
  const { id, operation, method, url, answer, reason, note, ignored, skipped, portability } = entry;
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
    ...(portability !== undefined && { portability }),
  };
}

/** A mismatch as JSON, with secrets redacted and `null` for an absent value. */
export function mismatchJson({ at, expected, actual }: Mismatch) {
  return { at, expected: redactAt(at, expected) ?? null, actual: redactAt(at, actual) ?? null };
}

/** A pattern as JSON, with secrets redacted. */
export function patternJson({ query, body, ...others }: Pattern) {
  return {
    ...others,
    ...(query !== undefined && { query: redact(query) }),
    ...(body !== undefined && { body: redactAt('body', body) }),
  };
}

/** An entire body may be text that is not JSON. */
function redactAt(place: string, value: unknown): unknown {
  return place === 'body' && typeof value === 'string' ? redactText(value) : redactUnder(place, value);
}

/** The counters and limits of the journal. */
export function metaOf({ total, kept, dropped, bounds }: Journal) {
  return { total, kept, dropped, capacity: bounds };
}

function message({ headers, body, length = body.length }: Pick<JournalEntry['answer'], 'headers' | 'body' | 'length'>) {
  return { headers: redactHeaders(headers), bytes: length, ...content(body, length) };
}

/** `body` if it is JSON, else `text`. For bytes that are not UTF-8, `text` is Base64 and `encoding` is set. */
function content(body: Buffer, length: number): { body?: unknown; text?: string; encoding?: 'base64' } {
  if (body.length === 0) return {};
  const json = jsonOf(body);
  if (json !== undefined) return { body: redact(json.value) };
  const start = body.subarray(0, maxTextBytes);
  const bytes = start.length < length ? withoutPartialCharacter(start) : start;
  if (isUtf8(bytes)) return { text: redactText(bytes.toString()) };
  const masked = redactText(bytes.toString('latin1'));
  return { text: Buffer.from(masked, 'latin1').toString('base64'), encoding: 'base64' };
}

/** Removes an incomplete character at the end; a UTF-8 character has at most four bytes. */
function withoutPartialCharacter(bytes: Buffer): Buffer {
  const ends = [0, 1, 2, 3].map((missing) => bytes.subarray(0, Math.max(bytes.length - missing, 0)));
  return ends.find((each) => isUtf8(each)) ?? bytes;
}
