import type { RequestEntry } from '#client/answers.ts';
import { aligned } from './aligned.ts';

/** The members of a journal entry that a list of requests shows. */
export type RequestSummary = Pick<RequestEntry, 'id' | 'at' | 'method' | 'url' | 'reason' | 'ignored' | 'fault'> & {
  readonly answer: { readonly status: number };
};

/** Returns a line per request, followed by the reason, the ignored fields and the fault rule, if any. */
export function requestLines(requests: readonly RequestSummary[]): readonly string[] {
  const rows = aligned(requests.map(({ id, at, answer, method, url }) => [id, at, `${answer.status}`, method, url]));
  return rows.flatMap((row, index) => [row, ...notesOf(requests[index])]);
}

function notesOf({
  reason,
  ignored,
  fault,
}: Pick<RequestSummary, 'reason' | 'ignored' | 'fault'> = {}): readonly string[] {
  return [
    ...(reason === undefined ? [] : [`    refused: ${reason.message}`]),
    ...(ignored === undefined ? [] : [`    ignored: ${ignored.map(({ field }) => field).join(', ')}`]),
    ...(fault === undefined ? [] : [`    fault ${fault}`]),
  ];
}
