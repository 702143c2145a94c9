import type { FastifyInstance } from 'fastify';
import type { BrokenConnection } from '#http/connection/refuse-connection.ts';
import { Entrance } from './entrance.ts';
import { type Listener, type ListenOptions, openListener } from './listener.ts';
import { type CertificateOptions, loadCertificate } from './tls/certificate.ts';
import { legacyTls } from './tls/legacy.ts';

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
export interface Listening extends CertificateOptions {
  readonly port: number;
  readonly https: boolean;
  readonly httpsPort: number;
}

/** Opens the HTTPS port, unless it is off, and the HTTP port; nothing is answered before both are open, and when one fails, neither stays. */
export async function openServer(app: FastifyInstance, config: Listening): Promise<RunningServer> {
  const listeners: Listener[] = [];
  // Connections from before everything listens are not waited for.
  let patience = 0;
  // The hook of the app comes first: it ends every wait.
  app.addHook('preClose', async () => {
    await Promise.all(listeners.map((listener) => listener.drain(patience)));
  });
  const close = async () => void (await app.close());
  try {
    const reachable = await openListeners(app, { config, listeners });
    patience = drainTime;
    return { ...reachable, close };
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
  const entrance = new Entrance(app.routing);
  const refuse = (broken: BrokenConnection) => app.refuser.refuse(broken);
  const common = { handler: entrance.handler, refuse, host: config.host };
  const open = async (options: Pick<ListenOptions, 'port' | 'tls' | 'remedy'>) => {
    const listener = await openListener({ ...common, ...options });
    listeners.push(listener);
    return listener.url;
  };
  const https = config.https ? await openHttps(config, open) : {};
  const url = await open({ port: config.port, remedy: '--port 0 takes any free one' });
  entrance.open();
  return { url, ...https };
}

async function openHttps(
  config: Listening,
  open: (options: Pick<ListenOptions, 'port' | 'tls' | 'remedy'>) => Promise<string>,
) {
  const { ca, ...certificate } = await loadCertificate(config);
  const tls = { ...certificate, ...(config.legacyTls && legacyTls) };
  const remedy = '--https-port 0 takes any free one, --no-https does without';
  const httpsUrl = await open({ port: config.httpsPort, tls, remedy });
  return { httpsUrl, ...(ca !== undefined && { ca }) };
}
