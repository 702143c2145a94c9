import { percentDecode } from '#wire/percent.ts';
import type { JournalEntry } from './entry.ts';

/**
 * True if the text is part of the entry's URL, operation, account, bodies, reason or notes, ignoring case. Percent-encoding and the
 * escapes of JSON strings are decoded first.
 */
export function entryContains(entry: JournalEntry, text: string): boolean {
  const needle = text.toLowerCase();
  return textsOf(entry).some((read) => read().toLowerCase().includes(needle));
}

/** The texts of an entry, from the shortest to the longest. */
function textsOf(entry: JournalEntry): readonly (() => string)[] {
  const { url, operation = '', account = '', reason, note = '', skipped = '', ignored = [], request, answer } = entry;
  return [
    () => [operation, account, note, skipped, reason?.message, reason?.field].join('\n'),
    () => url,
    () => percentDecode(url).toString(),
    () => ignored.map(({ field }) => field).join('\n'),
    () => request.body.toString(),
    () => unescaped(request.body.toString()),
    () => answer.body.toString(),
    () => unescaped(answer.body.toString()),
  ];
}

/** Decodes the escapes that PHP writes into the strings of JSON, such as `\/` and `\u00e9`. */
function unescaped(json: string): string {
  if (!json.includes('\\')) return json;
  return json
    .replace(/\\u([0-9a-f]{4})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replace(/\\(["\\/])/g, '$1');
}
