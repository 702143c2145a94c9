import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:https';
import type { SecureContextOptions } from 'node:tls';
import type { BrokenConnection } from '#http/connection/refuse-connection.ts';
import { urlOf } from './address.ts';
import { type OpenConnections, refuseBroken, trackConnections } from './connections.ts';

/** A port that serves the app. */
export interface Listener {
  readonly url: string;
  /** Stops accepting, lets requests in flight finish for this long, then closes every connection. */
  drain(milliseconds: number): Promise<void>;
}

/** Where and how a port listens. */
export interface ListenOptions {
  readonly handler: RequestListener;
  /** Told of each connection that cannot be read on. */
  readonly refuse?: (broken: BrokenConnection) => void;
  readonly host: string;
  readonly port: number;
  /** How HTTPS is served; plain HTTP when absent. */
  readonly tls?: Pick<SecureContextOptions, 'cert' | 'key' | 'minVersion' | 'ciphers' | 'dhparam'>;
  /** What to do about a port that cannot be had. */
  readonly remedy?: string;
}

/** Clients that hang, or connect and say nothing, lose their connection after these. */
const limits = {
  // The front of the web services refuses a request without Host itself, and notes it.
  requireHostHeader: false,
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
};

/** Listens for HTTP, or for HTTPS. */
export async function openListener(options: ListenOptions): Promise<Listener> {
  const { handler, refuse, host, port, tls, remedy } = options;
  const server = tls
    ? createSecureServer({ ...limits, ...tls, handshakeTimeout: 10_000 }, handler)
    : createServer(limits, handler);
  const open = trackConnections(server);
  if (refuse !== undefined) refuseBroken(server, open, refuse);
  await startListening(server, { host, port, remedy });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return { url: urlOf({ scheme: tls ? 'https' : 'http', host, port: bound }), drain: drainOf(server, open) };
}

type Place = Pick<ListenOptions, 'host' | 'port'> & { readonly remedy: string | undefined };

function startListening(server: Server | SecureServer, place: Place): Promise<void> {
  const { host, port } = place;
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new Error(refusalOf(cause, place), { cause })));
    server.listen({ host, port }, resolve);
  });
}

function refusalOf(cause: Error, { host, port, remedy }: Place): string {
  const code = 'code' in cause ? cause.code : undefined;
  const place = `port ${port} on ${host}`;
  const advice = remedy === undefined ? '' : `; ${remedy}`;
  if (code === 'EADDRINUSE') return `${place} is already in use${advice}`;
  if (code === 'EACCES') return `${place} needs more rights than this user has${advice}`;
  return `cannot listen to ${place} (${code ?? cause.message})`;
}

function drainOf(server: Server | SecureServer, { sockets, responses }: OpenConnections): Listener['drain'] {
  return async (milliseconds) => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const response of responses) response.shouldKeepAlive = false;
    await settled(responses, milliseconds);
    for (const socket of sockets) socket.destroy();
    await closed;
  };
}

/** Waits until no response is open any more, at most for this long. */
async function settled(responses: ReadonlySet<ServerResponse>, milliseconds: number): Promise<void> {
  const deadline = AbortSignal.timeout(milliseconds);
  const expired = new Promise<void>((resolve) => deadline.addEventListener('abort', () => resolve()));
  const finished = async () => {
    for (const response of responses) await new Promise<void>((resolve) => response.once('close', () => resolve()));
  };
  await Promise.race([finished(), expired]);
}
