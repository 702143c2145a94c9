import type { ServerResponse } from 'node:http';
import { byteLength, type Chunks, concatenate, regroup } from '#wire/chunks.ts';
import type { Answer } from '../answer.ts';
import { headOf } from './head.ts';

/** Bytes to write at once; a write of this size takes a fraction of a millisecond. */
const groupSize = 128 * 1024;

/** Sends an answer. A long body is written in groups of chunks, between which the event loop serves other requests. */
export function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  extra: Readonly<Record<string, string>> = {},
): void {
  const isKeptAlive = response.shouldKeepAlive && !response.hasHeader('connection');
  response.writeHead(answer.status, headOf(answer, { isKeptAlive, extra }));
  const length = byteLength(answer.body);
  if (length === 0) response.end();
  else if (length <= 2 * groupSize) response.end(concatenate(answer.body));
  else sendInGroups(response, [...regroup(answer.body, groupSize)]);
}

/** Yields to the event loop before each further group; stops when the client disconnects. */
function sendInGroups(response: ServerResponse, [group = [], ...others]: readonly Chunks[]): void {
  const sent = (error?: Error | null) => {
    if (!error && others.length > 0) setImmediate(sendInGroups, response, others);
  };
  response.cork();
  for (const chunk of group.slice(0, -1)) response.write(chunk);
  const last = group.at(-1);
  if (others.length > 0) response.write(last, sent);
  else response.end(last);
  response.uncork();
}
