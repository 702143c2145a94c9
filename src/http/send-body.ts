import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import { groupsOf, lengthOf, type Pieces, whole } from '../pieces.ts';

/** What is sent at once; the system takes it in a fraction of a millisecond. */
const atOnce = 128 * 1024;

/** Sends a body; a long one by and by, so that other requests come in between. */
export function sendBody(reply: FastifyReply, body: Pieces): FastifyReply {
  const length = lengthOf(body);
  if (length === 0) return reply.send();
  if (length <= 2 * atOnce) return reply.send(whole(body));
  reply.hijack();
  reply.raw.statusCode = reply.statusCode;
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.setHeader('content-length', length);
  sendInTurns(reply.raw, [...groupsOf(body, atOnce)]);
  return reply;
}

/** Before each group but the first, the event loop does whatever else there is. A client that goes away ends it. */
function sendInTurns(response: ServerResponse, [group = [], ...others]: readonly Pieces[]): void {
  const sent = (error?: Error | null) => {
    if (!error && others.length > 0) setImmediate(sendInTurns, response, others);
  };
  response.cork();
  for (const piece of group.slice(0, -1)) response.write(piece);
  const last = group.at(-1);
  if (others.length > 0) response.write(last, sent);
  else response.end(last);
  response.uncork();
}
