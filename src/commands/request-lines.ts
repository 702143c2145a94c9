import type { RequestEntry } from '#client/request-answers.ts';
import { requestNotes } from '#client/request-notes.ts';
import { aligned } from './aligned.ts';

/** The members of a journal entry that a list of requests shows. */
export type RequestSummary = Pick<
  RequestEntry,
  'id' | 'at' | 'method' | 'url' | 'reason' | 'note' | 'ignored' | 'skipped' | 'portability' | 'fault'
> & { readonly answer: { readonly status: number } };

/** Returns a line per request, followed by its notes: the reason, the ignored fields, the fault rule. */
export function requestLines(requests: readonly RequestSummary[]): readonly string[] {
  const rows = aligned(requests.map(({ id, at, answer, method, url }) => [id, at, `${answer.status}`, method, url]));
  const notes = requests.map((request) => requestNotes(request).map((note) => `    ${note}`));
  return rows.flatMap((row, index) => [row, ...(notes[index] ?? [])]);
}
