import type { Readable } from 'node:stream';
import { type Answer, serverPage } from '../answer.ts';
import type { RequestContext } from '../context.ts';
import { BodyBrokenOff, BodyTooLarge, readBody } from './read-body.ts';
import { clientGone, connectionRefusal } from './unreadable.ts';

/** Size in bytes of the largest body that is read; a larger one is answered with 413 (core.md 3.4). */
export const maxBodyBytes = 20 * 1024 * 1024;

/** 413 of a body beyond the limit. */
export function tooLarge(): Answer {
  return serverPage(413, `the body is larger than ${maxBodyBytes / 1024 / 1024} MiB`);
}

/** Waits for the body, whatever its type; returns the answer to one that is too large or did not arrive whole. */
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
