import type { ServerResponse } from 'node:http';
import { byteLength, type Chunks, concatenate, regroup } from '#wire/chunks.ts';
import type { Answer } from '../answer.ts';
import { headOf } from './head.ts';

/** What is sent at once; the system takes it in a fraction of a millisecond. */
const atOnce = 128 * 1024;

/** Sends an answer; a long body goes out in chunks, so that other requests are served in between. */
export function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  extra: Readonly<Record<string, string>> = {},
): void {
  const isKeptAlive = response.shouldKeepAlive && !response.hasHeader('connection');
  response.writeHead(answer.status, headOf(answer, { isKeptAlive, extra }));
  const length = byteLength(answer.body);
  if (length === 0) response.end();
  else if (length <= 2 * atOnce) response.end(concatenate(answer.body));
  else sendInTurns(response, [...regroup(answer.body, atOnce)]);
}

/** Before each group but the first, the event loop does whatever else there is. A client that goes away ends it. */
function sendInTurns(response: ServerResponse, [group = [], ...others]: readonly Chunks[]): void {
  const sent = (error?: Error | null) => {
    if (!error && others.length > 0) setImmediate(sendInTurns, response, others);
  };
  response.cork();
  for (const chunk of group.slice(0, -1)) response.write(chunk);
  const last = group.at(-1);
  if (others.length > 0) response.write(last, sent);
  else response.end(last);
  response.uncork();
}
