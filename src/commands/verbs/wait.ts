import { setTimeout as pause } from 'node:timers/promises';
import { waitOptions } from '#config/verbs/control-options.ts';
import { parseDuration } from '#input/duration.ts';
import { localCommand } from '../define.ts';
import { mockUrl } from '../mock-url.ts';
import { answerTimeout, askReadiness, type Readiness } from '../readiness.ts';

/** Pause between two attempts (ms). */
const interval = 100;

/** Waits until a mock is ready; exit status 0, or 1 after the timeout. */
export const waitCommand = localCommand({
  name: 'wait',
  summary: 'Wait until a mock is ready, even if it has not started yet; exit status 0 or 1.',
  examples: ['xivo-mock wait --timeout 10s', 'xivo-mock wait --url http://pbx:8080 && npm test'],
  options: waitOptions,
  async run({ values, context }) {
    const { timeout } = values;
    // The URL is looked up on each attempt: a mock writes its run file only once it listens.
    const json = await untilReady(() => mockUrl(values.url, context), parseDuration(timeout) ?? 0);
    const sentence = json.ready ? 'ready' : `not ready after ${timeout}: ${json.reason}`;
    return { json, lines: [`${json.url} is ${sentence}`], status: json.ready ? 0 : 1 };
  },
});

async function untilReady(findUrl: () => string, timeout: number): Promise<Readiness & { readonly url: string }> {
  const end = performance.now() + timeout;
  for (;;) {
    const [url, left] = [findUrl(), end - performance.now()];
    const answer = await askReadiness(url, Math.min(answerTimeout, Math.max(interval, Math.ceil(left))));
    if (answer.ready || performance.now() + interval > end) return { url, ...answer };
    await pause(interval);
  }
}
