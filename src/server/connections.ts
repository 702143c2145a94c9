import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { BrokenConnection } from '#http/connection/refuse-connection.ts';
import type { ConnectionError } from '#http/connection/unreadable.ts';
import { reparse } from './reparse.ts';

/** What is open on a server at present. */
export interface OpenConnections {
  readonly sockets: ReadonlySet<Socket>;
  readonly responses: ReadonlySet<ServerResponse<IncomingMessage>>;
  /** The last request that came on each connection. */
  readonly latest: Pick<WeakMap<Duplex, IncomingMessage>, 'get'>;
}

/** Keeps account of the open connections of a server, and of the answers that are owed on them. */
export function trackConnections(server: Server | SecureServer): OpenConnections {
  const sockets = new Set<Socket>();
  const responses = new Set<ServerResponse<IncomingMessage>>();
  const latest = new WeakMap<Duplex, IncomingMessage>();
  server.on('connection', (socket: Socket) => keep(sockets, socket));
  server.prependListener('request', (request, response) => {
    latest.set(request.socket, request);
    // Without this, a client that keeps its connection busy would keep a draining server alive.
    if (!server.listening) response.shouldKeepAlive = false;
    keep(responses, response);
  });
  return { sockets, responses, latest };
}

/** Hands over what Node would answer by itself, unseen: broken requests, failed handshakes, CONNECT, a strange `Expect`. */
export function refuseBroken(
  server: Server | SecureServer,
  open: OpenConnections,
  refuse: (broken: BrokenConnection) => void,
): void {
  const refuseInTurn = (error: ConnectionError, socket: Duplex): void => {
    const response = [...open.responses].find((each) => each.socket === socket);
    // What is wrong came after requests that are still to be answered.
    if (response?.req.complete) {
      response.once('close', () => refuseInTurn(error, socket));
      return;
    }
    // It came in the body of a request that was answered without it, and is not one of its own.
    if (response === undefined && open.latest.get(socket)?.complete === false) {
      socket.destroy();
      return;
    }
    const request = response === undefined ? reparse(error, socket) : undefined;
    if (request !== undefined) serveApart(server, request);
    else refuse({ error, socket: plainUnder(socket, error, open.sockets), response });
  };
  server.on('clientError', refuseInTurn);
  server.on('connect', ({ method, url }: IncomingMessage, socket: Duplex) => {
    const rawPacket = Buffer.from(`${method} ${url} HTTP/1.1`, 'latin1');
    refuse({ error: Object.assign(new Error('CONNECT'), { code: 'CONNECT', rawPacket }), socket });
  });
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}

/** Serves a request that the parser did not take; its connection ends with it, because the parser has given it up. */
function serveApart(server: Server | SecureServer, request: IncomingMessage): void {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(request.socket);
  response.once('finish', () => request.socket.destroySoon());
  server.emit('request', request, response);
}

function keep<Item extends Socket | ServerResponse>(items: Set<Item>, item: Item): void {
  items.add(item);
  item.once('close', () => items.delete(item));
}

/** Who speaks plain HTTP to the port for HTTPS is answered in plain HTTP: below the TLS that failed. */
function plainUnder(socket: Duplex, { code }: ConnectionError, sockets: ReadonlySet<Socket>): Duplex {
  if (code !== 'ERR_SSL_HTTP_REQUEST' || !('remotePort' in socket)) return socket;
  return [...sockets].find(({ remotePort }) => remotePort === socket.remotePort) ?? socket;
}
