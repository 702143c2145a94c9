import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/options.ts';
import type { BrokenConnection } from '../http/refuse-connection.ts';
import { loadCertificate } from '../tls/certificate.ts';
import { legacyTls } from '../tls/legacy.ts';
import { type Listener, openListener } from './listener.ts';

/** An app that can be reached from outside. */
export interface RunningServer {
  readonly url: string;
  readonly httpsUrl?: string;
  /** The CA of the generated certificate, as PEM. */
  readonly ca?: string;
  /** Finishes the requests in flight, for a few seconds at most, and closes the app. */
  close(): Promise<void>;
}

const drainTime = 5_000;

/** Where a server listens, and with which certificate. */
export type Listening = Pick<Config, 'host' | 'port' | 'https' | 'httpsPort'> &
  Partial<Pick<Config, 'cert' | 'key' | 'legacyTls'>>;

/** Opens the HTTP port and, unless it is off, the HTTPS port; when one fails, neither stays open. */
export async function openServer(app: FastifyInstance, config: Listening): Promise<RunningServer> {
  const listeners: Listener[] = [];
  // The app has told whatever waits that it closes: its own hook comes before this one.
  app.addHook('preClose', async () => {
    await Promise.all(listeners.map((listener) => listener.drain(drainTime)));
  });
  const close = async () => void (await app.close());
  try {
    return { ...(await openListeners(app, { config, listeners })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openListeners(
  app: FastifyInstance,
  { config, listeners }: { config: Listening; listeners: Listener[] },
) {
  await app.ready();
  const refuse = (broken: BrokenConnection) => app.refuser.refuse(broken);
  const common = { handler: app.routing, refuse, host: config.host };
  const http = await openListener({ ...common, port: config.port });
  listeners.push(http);
  if (!config.https) return { url: http.url };
  const { ca, ...certificate } = await loadCertificate(config);
  const tls = { ...certificate, ...(config.legacyTls && legacyTls) };
  const https = await openListener({ ...common, port: config.httpsPort, tls });
  listeners.push(https);
  return { url: http.url, httpsUrl: https.url, ...(ca !== undefined && { ca }) };
}
