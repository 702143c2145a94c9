import type { FaultAnswer } from '#client/answers.ts';
import { worldOptions } from '#config/verb-options.ts';
import { faultRule } from '#faults/rule.ts';
import { aligned } from '../aligned.ts';
import { verbsCommand } from '../client-command.ts';
import { jsonWord } from '../json-word.ts';

/** Shows the troubles of a world, adds one, or ends them. */
export const faults = verbsCommand({
  name: 'faults',
  summary: 'Give a running mock troubles: errors, delays, broken connections; or show or end them.',
  options: worldOptions,
  examples: [
    `xivo-mock faults add '{"preset":"gateway-timeout","match":{"operation":"*users:add"},"trigger":{"times":2}}'`,
    `xivo-mock faults add '{"match":{"path":"*/cel/"},"action":{"delay":"2s"}}'`,
    'xivo-mock faults add @fault.json',
    'xivo-mock faults clear',
  ],
  verbs: {
    list: {
      summary: 'the faults, with how often each has struck (also without any word)',
      async run({ client, say }) {
        const all = await client.faults.list();
        return say(all, all.length === 0 ? ['no faults'] : aligned(all.map(rowOf)));
      },
    },
    add: {
      takes: ['JSON'],
      summary: 'one fault more: a preset or an action, with match and trigger; @FILE reads a file',
      async run({ client, words: [word = ''], invocation, say }) {
        const fault = await client.faults.add(jsonWord(word, { schema: faultRule, invocation }));
        return say(fault, aligned([rowOf(fault)]));
      },
    },
    delete: {
      takes: ['ID'],
      summary: 'end one fault',
      async run({ client, words: [id = ''], say }) {
        await client.faults.delete(id);
        return say({ deleted: id }, [`fault ${id} is gone`]);
      },
    },
    clear: {
      summary: 'end all faults',
      async run({ client, say }) {
        await client.faults.clear();
        return say({ deleted: 'all' }, ['no faults any more']);
      },
    },
    presets: {
      summary: 'what can stand as preset',
      async run({ client, say }) {
        const presets = await client.faults.presets();
        return say(presets, aligned(Object.entries(presets).map(([name, { description }]) => [name, description])));
      },
    },
  },
});

function rowOf({ id, hits, stage, match, trigger, action }: FaultAnswer): readonly string[] {
  return [id, `${hits} hits`, stage, JSON.stringify(match), JSON.stringify(trigger), JSON.stringify(action)];
}
