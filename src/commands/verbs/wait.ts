import { setTimeout as pause } from 'node:timers/promises';
import { readOptions } from '#config/read.ts';
import { waitOptions } from '#config/verb-options.ts';
import { parseDuration } from '#input/duration.ts';
import type { Command } from '../command.ts';
import { mockUrl } from '../mock-url.ts';
import { askReadiness, type Readiness } from '../readiness.ts';

const interval = 100;

/** Longest wait for one answer, in milliseconds. */
const patience = 5_000;

/** Waits until a mock is ready: status 0 once it is, 1 when the time is over. */
export const wait: Command = {
  name: 'wait',
  summary: 'Wait until a mock is ready, even if it does not run yet; exit status 0 or 1.',
  examples: ['xivo-mock wait --timeout 10s', 'xivo-mock wait --url http://pbx:8080 && npm test'],
  options: waitOptions,
  async run(invocation) {
    const { values } = readOptions(waitOptions, invocation);
    // A mock that starts meanwhile says only then where it listens.
    const { url, ...answer } = await untilReady(
      () => mockUrl(values.url, invocation),
      parseDuration(values.timeout) ?? 0,
    );
    const sentence = answer.ready ? 'ready' : `not ready after ${values.timeout}: ${answer.reason}`;
    invocation.stdout.write(values.json ? `${JSON.stringify({ url, ...answer })}\n` : `${url} is ${sentence}\n`);
    return answer.ready ? 0 : 1;
  },
};

async function untilReady(find: () => string, timeout: number): Promise<Readiness & { readonly url: string }> {
  const end = performance.now() + timeout;
  for (;;) {
    const [url, left] = [find(), end - performance.now()];
    const answer = await askReadiness(url, Math.min(patience, Math.max(interval, Math.ceil(left))));
    if (answer.ready || performance.now() + interval > end) return { url, ...answer };
    await pause(interval);
  }
}
