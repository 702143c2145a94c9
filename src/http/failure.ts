import { StateFileError } from '#store/files/state-file-error.ts';
import { type Answer, answerTo, worldGone } from './answer.ts';
import type { RequestContext } from './context.ts';
import type { Log } from './log.ts';

const internalError = 'internal error, a bug in the mock; its log has the error under the id of this request';

/** Logs an unexpected error and returns the answer: 500, or that of `worldGone` if the world ended meanwhile. */
export function answerToError(error: unknown, context: RequestContext, log: Log): Answer {
  const { id, world } = context;
  if (world.closedReason !== undefined) return worldGone(world);
  const cause = world.store.translateError(error);
  const operation = context.isRouted ? context.operation : undefined;
  log.error({ id, err: cause, operation }, 'an act failed unexpectedly');
  const message = cause instanceof StateFileError ? cause.message : internalError;
  return answerTo({ status: 500, reason: { message } }, undefined);
}
