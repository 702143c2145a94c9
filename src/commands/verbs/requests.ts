import type { RequestsAnswer } from '#client/request-answers.ts';
import { requestOptions } from '#config/verbs/control-options.ts';
import { clientCommand } from '../client-command.ts';
import { followRequests } from '../follow-requests.ts';
import { requestLines } from '../request-lines.ts';

/** Lists, shows or clears the journal of a world. */
export const requestsCommand = clientCommand({
  name: 'requests',
  summary: 'Show the requests that a running mock has answered and why it refused them, or clear the journal.',
  options: requestOptions,
  examples: [
    'xivo-mock requests --status 4xx',
    "xivo-mock requests list --operation '*users:add' --limit 5 --json",
    'xivo-mock requests --follow --status 4xx',
    'xivo-mock requests clear --world w1',
  ],
  fallback: 'list',
  verbs: {
    list: {
      summary: 'list the latest requests, oldest first',
      async run(request) {
        const { client, values } = request;
        const { limit, follow, world, json: isJson, url: _url, token: _token, ...pattern } = values;
        if (follow) return followRequests(request, { pattern, world, isJson });
        const answer = await client.latestRequests(Number(limit), pattern);
        return { json: answer, lines: linesOf(answer) };
      },
    },
    show: {
      takes: ['ID'],
      summary: 'show a request with its headers and bodies',
      async run({ client, positionals: [id = ''] }) {
        const request = await client.request(id);
        return { json: request, lines: JSON.stringify(request, null, 2).split('\n') };
      },
    },
    clear: {
      summary: 'clear the journal',
      async run({ client }) {
        const answer = await client.clearRequests();
        return { json: answer, lines: [`deleted ${answer.deleted} requests`] };
      },
    },
  },
});

function linesOf({ requests, meta }: RequestsAnswer): readonly string[] {
  return [...requestLines(requests), `showing ${requests.length} of ${meta.total} requests, ${meta.dropped} dropped`];
}
