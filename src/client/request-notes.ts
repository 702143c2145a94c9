import { portabilityText } from '#portability/check-call.ts';
import type { RequestEntry } from './request-answers.ts';

/** The parts of a request that notes are made of. */
type NotedRequest = Pick<RequestEntry, 'reason' | 'note' | 'ignored' | 'skipped' | 'portability' | 'fault'> & {
  readonly answer: Pick<RequestEntry['answer'], 'status'>;
};

/**
 * Returns what there is to know about a request besides its answer, one line each: why it was refused or its list is empty, the fault that
 * fired, the unknown act, the fields that were ignored, each with the name that was probably meant, and what a later release does
 * otherwise.
 */
export function requestNotes(request: NotedRequest): readonly string[] {
  const { answer, reason, note, ignored, skipped, portability = [], fault } = request;
  const isByFault = fault !== undefined && reason?.message.startsWith(`fault ${fault} `) === true;
  const isRefused = answer.status >= 400 && !isByFault;
  const names = ignored?.map(({ field, near }) => (near === undefined ? field : `${field} (${near}?)`));
  return [
    ...(reason === undefined ? [] : [isRefused ? `refused: ${reason.message}` : reason.message]),
    ...(fault === undefined || isByFault ? [] : [`fault ${fault} fired`]),
    ...(note === undefined ? [] : [note]),
    ...(names === undefined ? [] : [`ignored: ${names.join(', ')}`]),
    ...(skipped === undefined ? [] : [`skipped: ${skipped}`]),
    ...portability.map(portabilityText),
  ];
}
