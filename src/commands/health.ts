import { clientOptions } from '../config/options.ts';
import { type Places, readConfig, readOptions } from '../config/read.ts';
import type { Command } from './command.ts';
import { urlOf } from './listener.ts';

const patience = 5_000;
const everyAddress: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Asks a running mock whether it is ready: status 0 when it is, 1 when it is not. */
export const health: Command = {
  name: 'health',
  summary: 'Ask a running mock whether it is ready; exit status 0 or 1.',
  options: clientOptions,
  async run(invocation) {
    const { values } = readOptions(clientOptions, invocation);
    const url = values.url ?? defaultUrl(invocation);
    const answer = await askReadiness(url);
    const line = values.json ? JSON.stringify({ url, ...answer }) : `${url} is ${sentenceOf(answer)}`;
    invocation.stdout.write(`${line}\n`);
    return answer.ready ? 0 : 1;
  },
};

interface Answer {
  readonly ready: boolean;
  readonly reason?: string;
}

/** Where `start` listens when it is given the same environment and no flags. */
function defaultUrl(places: Places): string {
  const { host, port } = readConfig({ ...places, argv: [] }).config;
  return urlOf({ scheme: 'http', host: everyAddress[host] ?? host, port });
}

async function askReadiness(url: string): Promise<Answer> {
  try {
    const response = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(patience) });
    const body = (await response.text()).replace(/\s+/g, ' ').trim();
    return response.ok ? { ready: true } : { ready: false, reason: `${response.status} ${body}`.trim() };
  } catch (error) {
    return { ready: false, reason: reasonOf(error) };
  }
}

/** `fetch` hides why it failed in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return error.cause.message || reasonOf(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

function sentenceOf({ ready, reason }: Answer): string {
  return ready ? 'ready' : `not ready: ${reason}`;
}
