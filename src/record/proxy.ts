import type { RequestListener } from 'node:http';
import { type Listener, openListener } from '#server/listener.ts';
import { loadCertificate } from '#server/tls/certificate.ts';

/** The ports of the proxy. */
export interface ProxyOptions {
  readonly host: string;
  readonly port: number;
  /** `undefined` without HTTPS. */
  readonly httpsPort: number | undefined;
}

/** A running proxy. */
export interface RunningProxy {
  /** Its base URLs: of HTTP, then of HTTPS. */
  readonly urls: readonly string[];
  /** Finishes requests in flight, for at most 5 seconds. */
  close(): Promise<void>;
}

/** How long requests in flight may take when the proxy closes (ms). */
const drainTime = 5_000;

/** Opens the ports; HTTPS has a generated certificate. Throws an `Error` with advice if one cannot be opened. */
export async function openProxy(handler: RequestListener, options: ProxyOptions): Promise<RunningProxy> {
  const { host, port, httpsPort } = options;
  const listeners: Listener[] = [];
  const close = async (milliseconds: number) => {
    await Promise.all(listeners.map((listener) => listener.drain(milliseconds)));
  };
  try {
    listeners.push(await openListener({ handler, host, port, remedy: '--port 0 picks a free one' }));
    if (httpsPort !== undefined) {
      const { ca: _ca, ...tls } = await loadCertificate({ host });
      listeners.push(
        await openListener({ handler, host, port: httpsPort, tls, remedy: '--https-port 0 picks a free one' }),
      );
    }
  } catch (error) {
    await close(0);
    throw error;
  }
  return { urls: listeners.map(({ url }) => url), close: () => close(drainTime) };
}
