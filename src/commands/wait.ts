import { setTimeout as pause } from 'node:timers/promises';
import { readOptions } from '../config/read.ts';
import { waitOptions } from '../config/verb-options.ts';
import { parseDuration } from '../duration.ts';
import type { Command } from './command.ts';
import { mockUrl } from './mock-url.ts';
import { askReadiness, type Readiness } from './readiness.ts';

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
    const url = mockUrl(values.url, invocation);
    const answer = await untilReady(url, parseDuration(values.timeout) ?? 0);
    const sentence = answer.ready ? 'ready' : `not ready after ${values.timeout}: ${answer.reason}`;
    invocation.stdout.write(values.json ? `${JSON.stringify({ url, ...answer })}\n` : `${url} is ${sentence}\n`);
    return answer.ready ? 0 : 1;
  },
};

async function untilReady(url: string, timeout: number): Promise<Readiness> {
  const end = performance.now() + timeout;
  for (;;) {
    const left = end - performance.now();
    const answer = await askReadiness(url, Math.min(patience, Math.max(interval, Math.ceil(left))));
    if (answer.ready || performance.now() + interval > end) return answer;
    await pause(interval);
  }
}
