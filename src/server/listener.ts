import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import type { SecureContextOptions } from 'node:tls';
import type { BrokenConnection } from '#http/connection/refuse-connection.ts';
import { urlOf } from './address.ts';
import { type OpenConnections, refuseBroken, trackConnections } from './connections.ts';

/** An open port. */
export interface Listener {
  readonly url: string;
  /** Stops accepting connections, waits at most `milliseconds` for requests in flight, then closes every connection. */
  drain(milliseconds: number): Promise<void>;
}

/** Options of `openListener`. */
export interface ListenOptions {
  readonly handler: RequestListener;
  /** Called for each connection with unreadable input. */
  readonly refuse?: (broken: BrokenConnection) => void;
  readonly host: string;
  readonly port: number;
  /** Serves HTTPS with these. Default: plain HTTP. */
  readonly tls?: Pick<SecureContextOptions, 'cert' | 'key' | 'minVersion' | 'ciphers' | 'dhparam'>;
  /** Advice for the error about a port that is in use or not allowed. */
  readonly remedy?: string;
}

/** Time limits in milliseconds for clients that hang or send nothing. */
const limits = {
  // The web services refuse a request without Host themselves, and record it.
  requireHostHeader: false,
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
};

/** Opens a port for HTTP or HTTPS. Throws an `Error` with advice if the port is in use or not allowed. */
export async function openListener(options: ListenOptions): Promise<Listener> {
  const { handler, refuse, host, port, tls, remedy } = options;
  const server = tls
    ? createSecureServer({ ...limits, ...tls, handshakeTimeout: 10_000 }, handler)
    : createServer(limits, handler);
  const open = trackConnections(server);
  if (refuse !== undefined) refuseBroken(server, open, refuse);
  await startListening(server, { host, port, remedy });
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return { url: urlOf({ scheme: tls ? 'https' : 'http', host, port: actualPort }), drain: drainOf(server, open) };
}

type PortAddress = Pick<ListenOptions, 'host' | 'port'> & { readonly remedy: string | undefined };

function startListening(server: Server | SecureServer, address: PortAddress): Promise<void> {
  const { host, port } = address;
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(listenErrorText(cause, address), { cause })));
    server.listen({ host, port }, resolve);
  });
}

function listenErrorText(cause: Error, { host, port, remedy }: PortAddress): string {
  const code = 'code' in cause ? cause.code : undefined;
  const name = `port ${port} on ${host}`;
  const advice = remedy === undefined ? '' : `; ${remedy}`;
  if (code === 'EADDRINUSE') return `${name} is already in use${advice}`;
  if (code === 'EACCES') return `this user may not listen on ${name}${advice}`;
  return `cannot listen on ${name} (${code ?? cause.message})`;
}

function drainOf(server: Server | SecureServer, { sockets, responses }: OpenConnections): Listener['drain'] {
  return async (milliseconds) => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const response of responses) response.shouldKeepAlive = false;
    await allClosed(responses, milliseconds);
    for (const socket of sockets) socket.destroy();
    await closed;
  };
}

/** Waits until every response is finished, for at most `milliseconds`. */
async function allClosed(responses: ReadonlySet<ServerResponse>, milliseconds: number): Promise<void> {
  const deadline = AbortSignal.timeout(milliseconds);
  const expired = new Promise<void>((resolve) => deadline.addEventListener('abort', () => resolve()));
  const finished = async () => {
    for (const response of responses) await new Promise<void>((resolve) => response.once('close', () => resolve()));
  };
  await Promise.race([finished(), expired]);
}
