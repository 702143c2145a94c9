import { ConfigProblems, type Places, readConfig } from '#config/read.ts';
import { urlOf } from '#server/listener.ts';
import { runningMocks } from './run-file.ts';

const everyAddress: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1', '[::]': '[::1]' };

/**
 * The mock that a command asks: the one it is given, the one that listens where `start` does with the same environment, or else
 * the only one that runs here.
 */
export function mockUrl(url: string | undefined, places: Places): string {
  if (url !== undefined) return url;
  const running = runningMocks(places.env).map((mock) => mock.url);
  const [first, second] = running;
  if (first === undefined) return configuredUrl(places);
  const configured = settled(places);
  if (configured !== undefined && running.includes(configured)) return configured;
  if (second === undefined) return first;
  throw new ConfigProblems([`several mocks run here: ${running.join(', ')}; name one of them with --url`]);
}

/** The address under which a mock is reached on its own machine. */
export function localUrl(url: string): string {
  const { protocol, hostname, port } = new URL(url);
  return `${protocol}//${everyAddress[hostname] ?? hostname}:${port || '80'}`;
}

function configuredUrl(places: Places): string {
  const { host, port } = readConfig({ ...places, argv: [] }).config;
  return urlOf({ scheme: 'http', host: everyAddress[host] ?? host, port });
}

/** Flags of a mock that runs may have overridden what is wrong with the environment. */
function settled(places: Places): string | undefined {
  try {
    return configuredUrl(places);
  } catch (error) {
    if (error instanceof ConfigProblems) return undefined;
    throw error;
  }
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
