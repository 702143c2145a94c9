import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { finished } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { TransportFault } from '#faults/action.ts';
import type { Faults } from '#faults/faults.ts';
import { byteLength, firstBytes } from '#wire/chunks.ts';
import type { Answer } from '../answer.ts';
import { headOf } from './head.ts';

/** An answer that does not go out whole. */
export type BrokenAnswer = Answer & { readonly transport: TransportFault };

/** Ends a request without a whole answer; a request that never had a connection ends with an error. */
export function breakOff(response: ServerResponse, answer: BrokenAnswer, faults: Faults): void {
  const { req: request } = response;
  const { socket } = request;
  if (socket instanceof Socket) ways[answer.transport]({ request, response, socket, answer, faults });
  else response.destroy();
}

interface Breaking {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly socket: Socket;
  readonly answer: Answer;
  readonly faults: Faults;
}

const ways: Readonly<Record<TransportFault, (breaking: Breaking) => void>> = {
  reset({ socket }) {
    // Only a plain connection can be reset.
    if (socket instanceof TLSSocket) socket.destroy();
    else socket.resetAndDestroy();
  },
  empty({ request, socket }) {
    // A connection that closes with unread bytes would be reset instead.
    finished(request.resume(), () => socket.destroySoon());
  },
  truncated({ response, socket, answer }) {
    const cut = () => socket.destroySoon();
    // Where there is no body to cut, the head is cut.
    const length = byteLength(answer.body);
    if (length === 0) return void socket.write('HTTP/1.1 ', cut);
    response.writeHead(answer.status, headOf(answer, { isKeptAlive: response.shouldKeepAlive }));
    response.write(firstBytes(answer.body, Math.floor(length / 2)), cut);
  },
  never({ faults, socket }) {
    const forget = faults.onRelease(() => socket.destroy());
    socket.once('close', forget);
  },
};
