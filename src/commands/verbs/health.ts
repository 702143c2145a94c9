import { clientOptions } from '#config/options.ts';
import { localCommand } from '../define.ts';
import { mockUrl } from '../mock-url.ts';
import { answerTimeout, askReadiness, type Readiness } from '../readiness.ts';

/** Reports whether a running mock is ready; exit status 0 or 1. */
export const healthCommand = localCommand({
  name: 'health',
  summary: 'Report whether a running mock is ready; exit status 0 or 1.',
  examples: ['xivo-mock health', 'xivo-mock health --url http://pbx:8080 --json'],
  options: clientOptions,
  async run({ values, context }) {
    const url = mockUrl(values.url, context);
    const answer = await askReadiness(url, answerTimeout);
    const json = { url, ...answer };
    return { json, lines: [`${url} is ${sentenceOf(answer)}`], status: answer.ready ? 0 : 1 };
  },
});

function sentenceOf({ ready, reason }: Readiness): string {
  return ready ? 'ready' : `not ready: ${reason}`;
}
