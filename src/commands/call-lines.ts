import type { RequestEntry } from '#client/answers.ts';
import { requestNotes } from '#client/request-notes.ts';
import { aligned } from './aligned.ts';

/** The parts of a journal entry that are printed. */
export type ListedCall = Pick<
  RequestEntry,
  'id' | 'at' | 'method' | 'url' | 'reason' | 'note' | 'ignored' | 'skipped' | 'fault'
> & { readonly answer: { readonly status: number } };

/** The requests as lines, each followed by its notes. */
export function callLines(requests: readonly ListedCall[]): readonly string[] {
  const rows = aligned(requests.map(({ id, at, answer, method, url }) => [id, at, `${answer.status}`, method, url]));
  const notes = requests.map((request) => requestNotes(request).map((note) => `    ${note}`));
  return rows.flatMap((row, index) => [row, ...(notes[index] ?? [])]);
}
