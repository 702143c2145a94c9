import type { FastifyInstance } from 'fastify';
import type { BrokenConnection } from '#http/connection/refuse-connection.ts';
import { Entrance } from './entrance.ts';
import { type Listener, type ListenOptions, openListener } from './listener.ts';
import { writeAuthority } from './tls/ca-out.ts';
import { legacyTls } from './tls/legacy.ts';
import type { Certificate } from './tls/pem.ts';

/** The base URLs of an app. */
export interface Addresses {
  readonly url: string;
  readonly httpsUrl?: string;
  /** The CA of the generated certificate (PEM). */
  readonly ca?: string;
}

/** The ports to open, and the certificate for HTTPS. */
export interface PortOptions {
  readonly host: string;
  readonly port: number;
  readonly httpsPort: number;
  /** The certificate for HTTPS, which is off without one. */
  readonly certificate?: Certificate | undefined;
  /** Also serves clients from 2012 (TLS 1.0 and 1.1). */
  readonly legacyTls?: boolean | undefined;
  /** Path of a file for the generated CA, written once both ports are open. */
  readonly caOut?: string | undefined;
}

/** How long requests in flight may take when the app closes (ms). */
const drainTime = 5_000;

/**
 * Opens the HTTP port and, if enabled, the HTTPS port; requests are answered once both are open. The ports close with the app. If one
 * cannot be opened, closes the app and throws an `Error`.
 */
export async function openPorts(app: FastifyInstance, options: PortOptions): Promise<Addresses> {
  const listeners: Listener[] = [];
  // If a port cannot be opened, connections to the other one are closed at once.
  let grace = 0;
  // Runs after the hook of the app, which ends long polls.
  app.addHook('preClose', async () => {
    await Promise.all(listeners.map((listener) => listener.drain(grace)));
  });
  try {
    const addresses = await openListeners(app, { options, listeners });
    grace = drainTime;
    return addresses;
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function openListeners(
  app: FastifyInstance,
  { options, listeners }: { options: PortOptions; listeners: Listener[] },
): Promise<Addresses> {
  await app.ready();
  const entrance = new Entrance(app.routing);
  const refuse = (broken: BrokenConnection) => app.refuser.refuse(broken);
  const common = { handler: entrance.handler, refuse, host: options.host };
  const open: Open = async (port) => {
    const listener = await openListener({ ...common, ...port });
    listeners.push(listener);
    return listener.url;
  };
  const { certificate, caOut } = options;
  const https: Omit<Addresses, 'url'> = certificate === undefined ? {} : await openHttps(certificate, options, open);
  const url = await open({ port: options.port, remedy: '--port 0 picks a free one' });
  if (caOut !== undefined && https.ca !== undefined) writeAuthority(caOut, https.ca);
  entrance.open();
  return { url, ...https };
}

/** Opens one port and returns its URL. */
type Open = (port: Pick<ListenOptions, 'port' | 'tls' | 'remedy'>) => Promise<string>;

async function openHttps(
  { ca, ...certificate }: Certificate,
  options: PortOptions,
  open: Open,
): Promise<Omit<Addresses, 'url'>> {
  const tls = { ...certificate, ...(options.legacyTls && legacyTls) };
  const remedy = '--https-port 0 picks a free one, --no-https turns HTTPS off';
  const httpsUrl = await open({ port: options.httpsPort, tls, remedy });
  return { httpsUrl, ...(ca !== undefined && { ca }) };
}
