import type { ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { finished } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import type { Transport } from '#faults/action.ts';
import { beginningOf, lengthOf } from '#wire/pieces.ts';
import type { Answer } from '../answer.ts';
import { headOf } from './head.ts';

/** Ends a request without a whole answer; a request that never had a connection ends with an error. */
export function breakOff(
  request: FastifyRequest,
  response: ServerResponse,
  answer: Answer & { transport: Transport },
): void {
  const { socket } = request.raw;
  if (socket instanceof Socket) ways[answer.transport]({ request, response, socket, answer });
  else response.destroy();
}

interface Breaking {
  readonly request: FastifyRequest;
  readonly response: ServerResponse;
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
  truncated({ response, socket, answer }) {
    const cut = () => socket.destroySoon();
    // Where there is no body to cut, the head is cut.
    const length = lengthOf(answer.body);
    if (length === 0) return void socket.write('HTTP/1.1 ', cut);
    response.writeHead(answer.status, headOf(answer, { isKeptAlive: response.shouldKeepAlive }));
    response.write(beginningOf(answer.body, Math.floor(length / 2)), cut);
  },
  never({ request, socket }) {
    const forget = request.visit.world.faults.onRelease(() => socket.destroy());
    socket.once('close', forget);
  },
};
