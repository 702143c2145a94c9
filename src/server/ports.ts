import type { FastifyInstance } from 'fastify';
import type { BrokenConnection } from '#http/connection/refuse-connection.ts';
import { Entrance } from './entrance.ts';
import { type Listener, type ListenOptions, openListener } from './listener.ts';
import { writeAuthority } from './tls/ca-out.ts';
import { legacyTls } from './tls/legacy.ts';
import type { Certificate } from './tls/pem.ts';

/** Where an app can be reached. */
export interface Addresses {
  readonly url: string;
  readonly httpsUrl?: string;
  /** The CA of the generated certificate, as PEM. */
  readonly ca?: string;
}

/** Where an app listens, and with which certificate. */
export interface PortOptions {
  readonly host: string;
  readonly port: number;
  readonly httpsPort: number;
  /** How HTTPS is served; it is off when absent. */
  readonly certificate?: Certificate | undefined;
  /** Whether clients of 2012 have to understand it. */
  readonly legacyTls?: boolean | undefined;
  /** File for the CA of a generated certificate, which is there once both ports are open. */
  readonly caOut?: string | undefined;
}

/** How long requests in flight may take when the app closes, in milliseconds. */
const drainTime = 5_000;

/**
 * Opens the HTTPS port, unless it is off, and the HTTP port; nothing is answered before both are open. They close with the app,
 * which is closed when one of them cannot be opened.
 */
export async function openPorts(app: FastifyInstance, options: PortOptions): Promise<Addresses> {
  const listeners: Listener[] = [];
  // Connections from before everything listens are not waited for.
  let patience = 0;
  // The hook of the app comes first: it ends every wait.
  app.addHook('preClose', async () => {
    await Promise.all(listeners.map((listener) => listener.drain(patience)));
  });
  try {
    const addresses = await openListeners(app, { options, listeners });
    patience = drainTime;
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
  const url = await open({ port: options.port, remedy: '--port 0 takes any free one' });
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
  const remedy = '--https-port 0 takes any free one, --no-https does without';
  const httpsUrl = await open({ port: options.httpsPort, tls, remedy });
  return { httpsUrl, ...(ca !== undefined && { ca }) };
}
