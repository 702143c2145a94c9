import { Socket } from 'node:net';
import { finished } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Transport } from '../faults/action.ts';
import { beginningOf, lengthOf } from '../pieces.ts';
import type { Answer } from './answer.ts';

/** Ends a request without a whole answer; a request that never had a connection ends with an error. */
export function breakOff(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer & { transport: Transport },
): void {
  reply.hijack();
  const { socket } = request.raw;
  if (socket instanceof Socket) ways[answer.transport]({ request, reply, socket, answer });
  else reply.raw.destroy();
}

interface Breaking {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly socket: Socket;
  readonly answer: Answer;
}

const ways: Readonly<Record<Transport, (breaking: Breaking) => void>> = {
  reset({ socket }) {
    // Only a plain connection can be reset.
    if (socket instanceof TLSSocket) socket.destroy();
    else socket.resetAndDestroy();
  },
  empty({ request, socket }) {
    // A connection that closes with unread bytes would be reset instead.
    finished(request.raw.resume(), () => socket.destroySoon());
  },
  truncated({ reply, socket, answer: { status, headers, body } }) {
    const cut = () => socket.destroySoon();
    // Where there is no body to cut, the head is cut.
    const length = lengthOf(body);
    if (length === 0) return void socket.write('HTTP/1.1 ', cut);
    reply.raw.writeHead(status, { server: 'nginx', ...headers, 'content-length': length });
    reply.raw.write(beginningOf(body, Math.floor(length / 2)), cut);
  },
  never({ request, socket }) {
    const forget = request.visit.world.faults.onRelease(() => socket.destroy());
    socket.once('close', forget);
  },
};
