import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { finished } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { TransportFault } from '#faults/action.ts';
import type { Faults } from '#faults/faults.ts';
import { byteLength, firstBytes } from '#wire/chunks.ts';
import type { Answer } from '../answer.ts';
import { headOf } from './head.ts';

/** An answer whose connection breaks. */
export type BrokenAnswer = Answer & { readonly transport: TransportFault };

/**
 * Breaks the connection of a request as a fault demands. A request that was injected without a socket ends with an
 * error.
 */
export function breakOff(response: ServerResponse, answer: BrokenAnswer, faults: Faults): void {
  const { req: request } = response;
  const { socket } = request;
  if (socket instanceof Socket) actions[answer.transport]({ request, response, socket, answer, faults });
  else response.destroy();
}

interface Connection {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly socket: Socket;
  readonly answer: Answer;
  readonly faults: Faults;
}

const actions: Readonly<Record<TransportFault, (connection: Connection) => void>> = {
  reset({ socket }) {
    // Node can only reset a plain TCP connection.
    if (socket instanceof TLSSocket) socket.destroy();
    else socket.resetAndDestroy();
  },
  empty({ request, socket }) {
    // Closing a connection with unread bytes would reset it.
    finished(request.resume(), () => socket.destroySoon());
  },
  truncated({ response, socket, answer }) {
    const cut = () => socket.destroySoon();
    // Without a body, the head is cut.
    const length = byteLength(answer.body);
    if (length === 0) return void socket.write('HTTP/1.1 ', cut);
    response.writeHead(answer.status, headOf(answer, { isKeptAlive: response.shouldKeepAlive }));
    response.write(firstBytes(answer.body, Math.floor(length / 2)), cut);
  },
  never({ faults, socket }) {
    const unsubscribe = faults.onRelease(() => socket.destroy());
    socket.once('close', unsubscribe);
  },
};
