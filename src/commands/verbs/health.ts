import { clientOptions } from '#config/options.ts';
import { localCommand } from '../define.ts';
import { mockUrl } from '../mock-url.ts';
import { answerTimeout, askReadiness, type Readiness } from '../readiness.ts';

/** Asks a running mock whether it is ready: status 0 when it is, 1 when it is not. */
export const healthCommand = localCommand({
  name: 'health',
  summary: 'Ask a running mock whether it is ready; exit status 0 or 1.',
  examples: ['xivo-mock health', 'xivo-mock health --url http://pbx:8080 --json'],
  options: clientOptions,
  async run({ values, context: surroundings }) {
    const url = mockUrl(values.url, surroundings);
    const answer = await askReadiness(url, answerTimeout);
    const json = { url, ...answer };
    return { json, lines: [`${url} is ${sentenceOf(answer)}`], status: answer.ready ? 0 : 1 };
  },
});

function sentenceOf({ ready, reason }: Readiness): string {
  return ready ? 'ready' : `not ready: ${reason}`;
}
