import { percentDecode } from '#wire/percent.ts';
import { jsonOf } from './body.ts';
import type { JournalEntry } from './entry.ts';
import { redact, redactReason, redactText, redactUrl } from './secrets.ts';

/**
 * True if the text is part of the entry's URL, operation, account, bodies, reason or notes, ignoring case. Percent-encoding and the
 * escapes of JSON strings are decoded first. Redacted secrets do not match, so that a secret cannot be guessed part by part.
 */
export function entryContains(entry: JournalEntry, text: string): boolean {
  const needle = text.toLowerCase();
  const { request, answer } = entry;
  return (
    textsOf(entry).some((read) => read().toLowerCase().includes(needle)) ||
    bodyContains(request.body, needle) ||
    bodyContains(answer.body, needle)
  );
}

/** The short texts of an entry. */
function textsOf({ url, operation, account, reason, note, skipped, ignored = [] }: JournalEntry) {
  return [
    () => [operation, account, note, skipped, reason?.field].join('\n'),
    () => (reason === undefined ? '' : redactReason(reason).message),
    () => redactUrl(url),
    () => percentDecode(redactUrl(url)).toString(),
    () => ignored.map(({ field }) => field).join('\n'),
  ];
}

/** Most bodies do not contain the text at all, which is found out much faster than where their secrets are. */
function bodyContains(body: Buffer, needle: string): boolean {
  const sent = body.toString().toLowerCase();
  if (!sent.includes(needle) && !unescaped(sent).includes(needle)) return false;
  return comparable(redacted(body)).includes(comparable(needle));
}

function redacted(body: Buffer): string {
  const json = jsonOf(body);
  return json === undefined ? redactText(body.toString()) : JSON.stringify(redact(json.value));
}

/** Without the differences between JSON as it was sent and as it is written here: escapes and white space. */
function comparable(text: string): string {
  return unescaped(text.toLowerCase()).replace(/\s+/g, '');
}

/** Decodes the escapes that PHP writes into the strings of JSON, such as `\/` and `\u00e9`. */
function unescaped(json: string): string {
  if (!json.includes('\\')) return json;
  return json
    .replace(/\\u([0-9a-f]{4})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replace(/\\(["\\/])/g, '$1');
}
