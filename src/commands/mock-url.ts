import { type Places, readConfig } from '../config/read.ts';
import { urlOf } from './listener.ts';

const everyAddress: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** The mock that a command asks: the one it is given, or where `start` listens with the same environment and no flags. */
export function mockUrl(url: string | undefined, places: Places): string {
  if (url !== undefined) return url;
  const { host, port } = readConfig({ ...places, argv: [] }).config;
  return urlOf({ scheme: 'http', host: everyAddress[host] ?? host, port });
}

/** The headers that name a world and show the token of the control plane. */
export function headersFor({ world, token }: { world?: string | undefined; token?: string | undefined }) {
  return {
    ...(world !== undefined && { 'X-Mock-World': world }),
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
  };
}

/** `fetch` hides why it failed in the cause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return error.cause.message || reasonOf(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
