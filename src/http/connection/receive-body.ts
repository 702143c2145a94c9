import type { Readable } from 'node:stream';
import { type Answer, serverPage } from '../answer.ts';
import type { RequestContext } from '../context.ts';
import { BodyBrokenOff, BodyTooLarge, readBody } from './read-body.ts';
import { clientGone, connectionRefusal } from './unreadable.ts';

/** The maximum size of a body, in bytes; a larger one answers 413 (core.md 3.4). */
export const maxBodyBytes = 20 * 1024 * 1024;

/** 413 for a body beyond the limit. */
export function tooLarge(): Answer {
  return serverPage(413, `the body is larger than ${maxBodyBytes / 1024 / 1024} MiB`);
}

/**
 * Waits for the body and sets it in the context. Returns the answer to a body that is too large or incomplete, or
 * `undefined`.
 */
export async function receiveBody(context: RequestContext, request: Readable): Promise<Answer | undefined> {
  const { 'content-length': length, 'transfer-encoding': encoding } = context.headers;
  if (length === undefined && encoding === undefined) return undefined;
  try {
    context.body = await readBody(request, maxBodyBytes);
    return undefined;
  } catch (error) {
    if (error instanceof BodyTooLarge) return tooLarge();
    if (error instanceof BodyBrokenOff) return connectionRefusal(error.cause) ?? clientGone(error.bytes);
    throw error;
  }
}
