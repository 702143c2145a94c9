import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { lengthOf, type Pieces, portionsOf, whole } from '../pieces.ts';

/** What is sent at once; the system takes it in a fraction of a millisecond. */
const portion = 128 * 1024;
const short = 1024;

/** Sends a body; a long one by and by, so that other requests come in between. */
export function sendBody(reply: FastifyReply, body: Pieces): FastifyReply {
  const length = lengthOf(body);
  if (length === 0) return reply.send();
  if (length <= 2 * portion) return reply.send(whole(body));
  return reply.header('content-length', length).send(inTurns(portionsOf(body, portion)));
}

/** A stream that lets the event loop do whatever else there is before each portion; a short one goes with the next. */
function inTurns(portions: Iterator<Buffer, undefined>): Readable {
  return new Readable({
    highWaterMark: 1,
    read() {
      setImmediate(() => {
        let sent: Buffer | undefined;
        do {
          sent = portions.next().value;
          this.push(sent ?? null);
        } while (sent !== undefined && sent.length < short);
      });
    },
  });
}
