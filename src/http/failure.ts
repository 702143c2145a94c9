import { StateFileError } from '#store/files/state-file-error.ts';
import { type Answer, answerTo, worldGone } from './answer.ts';
import type { RequestContext } from './context.ts';
import type { Log } from './log.ts';

const ownFault = 'the mock itself failed, which is a bug of it: its log has the error with the id of this request';

/** The answer to a request that failed unexpectedly: 500, unless its world ended meanwhile. */
export function answerToError(error: unknown, context: RequestContext, log: Log): Answer {
  const { id, world } = context;
  if (world.closedReason !== undefined) return worldGone(world);
  const fault = world.store.translateError(error);
  const operation = context.isRouted ? context.operation : undefined;
  log.error({ id, err: fault, operation }, 'an act failed unexpectedly');
  const message = fault instanceof StateFileError ? fault.message : ownFault;
  return answerTo({ status: 500, reason: { message } }, undefined);
}
