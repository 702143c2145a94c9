import type { RequestEntry } from '#client/answers.ts';
import { aligned } from './aligned.ts';

/** What is printed of a call in the journal. */
export type ListedCall = Pick<RequestEntry, 'id' | 'at' | 'method' | 'url' | 'reason' | 'ignored' | 'fault'> & {
  readonly answer: { readonly status: number };
};

/** The calls as lines, each with why it was refused and which of its fields were ignored below it. */
export function callLines(calls: readonly ListedCall[]): readonly string[] {
  const rows = aligned(calls.map(({ id, at, answer, method, url }) => [id, at, `${answer.status}`, method, url]));
  return rows.flatMap((row, place) => [row, ...notesOf(calls[place])]);
}

function notesOf({ reason, ignored, fault }: Pick<ListedCall, 'reason' | 'ignored' | 'fault'> = {}): readonly string[] {
  return [
    ...(reason === undefined ? [] : [`    refused: ${reason.message}`]),
    ...(ignored === undefined ? [] : [`    ignored: ${ignored.map(({ field }) => field).join(', ')}`]),
    ...(fault === undefined ? [] : [`    fault ${fault}`]),
  ];
}
