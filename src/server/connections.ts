import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { BrokenConnection } from '#http/connection/refuse-connection.ts';
import type { ConnectionError } from '#http/connection/unreadable.ts';
import { reparse } from './reparse.ts';

/** The open connections of a server. */
export interface OpenConnections {
  readonly sockets: ReadonlySet<Socket>;
  /** Responses that are not finished. */
  readonly responses: ReadonlySet<ServerResponse<IncomingMessage>>;
  /** The last request of each connection. */
  readonly latest: Pick<WeakMap<Duplex, IncomingMessage>, 'get'>;
}

/** Tracks the open connections of a server and their unfinished responses. */
export function trackConnections(server: Server | SecureServer): OpenConnections {
  const sockets = new Set<Socket>();
  const responses = new Set<ServerResponse<IncomingMessage>>();
  const latest = new WeakMap<Duplex, IncomingMessage>();
  server.on('connection', (socket: Socket) => track(sockets, socket));
  server.prependListener('request', (request, response) => {
    latest.set(request.socket, request);
    // Without this, a client that keeps its connection busy would keep a draining server alive.
    if (!server.listening) response.shouldKeepAlive = false;
    track(responses, response);
  });
  return { sockets, responses, latest };
}

/** Passes to `refuse` what Node would otherwise answer itself: broken requests, failed handshakes, CONNECT. Serves any `Expect`. */
export function refuseBroken(
  server: Server | SecureServer,
  open: OpenConnections,
  refuse: (broken: BrokenConnection) => void,
): void {
  const refuseInTurn = (error: ConnectionError, socket: Duplex): void => {
    const response = [...open.responses].find((candidate) => candidate.socket === socket);
    // The error follows requests that have not been answered yet.
    if (response?.req.complete) {
      response.once('close', () => refuseInTurn(error, socket));
      return;
    }
    // The error is in the body of a request that has been answered: it is not a request of its own.
    if (response === undefined && open.latest.get(socket)?.complete === false) {
      socket.destroy();
      return;
    }
    const request = response === undefined ? reparse(error, socket) : undefined;
    if (request !== undefined) serveReparsed(server, request);
    else refuse({ error, socket: plainUnder(socket, error, open.sockets), response });
  };
  server.on('clientError', refuseInTurn);
  server.on('connect', ({ method, url }: IncomingMessage, socket: Duplex) => {
    const rawPacket = Buffer.from(`${method} ${url} HTTP/1.1`, 'latin1');
    refuse({ error: Object.assign(new Error('CONNECT'), { code: 'CONNECT', rawPacket }), socket });
  });
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}

/** Serves a request that the parser refused, and closes its connection: the parser no longer reads it. */
function serveReparsed(server: Server | SecureServer, request: IncomingMessage): void {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(request.socket);
  response.once('finish', () => request.socket.destroySoon());
  server.emit('request', request, response);
}

function track<Item extends Socket | ServerResponse>(items: Set<Item>, item: Item): void {
  items.add(item);
  item.once('close', () => items.delete(item));
}

/** The raw socket of a client that sent plain HTTP to the HTTPS port, to answer in plain HTTP; otherwise the socket itself. */
function plainUnder(socket: Duplex, { code }: ConnectionError, sockets: ReadonlySet<Socket>): Duplex {
  if (code !== 'ERR_SSL_HTTP_REQUEST' || !('remotePort' in socket)) return socket;
  return [...sockets].find(({ remotePort }) => remotePort === socket.remotePort) ?? socket;
}
