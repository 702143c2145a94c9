import type { FaultAnswer } from '#client/answers.ts';
import { worldOptions } from '#config/verb-options.ts';
import { faultRule } from '#faults/rule.ts';
import { aligned } from '../aligned.ts';
import { clientCommand } from '../client-command.ts';
import { jsonArgument } from '../json-argument.ts';

/** Shows the troubles of a world, adds one, or ends them. */
export const faultsCommand = clientCommand({
  name: 'faults',
  summary: 'Give a running mock troubles: errors, delays, broken connections; or show or end them.',
  options: worldOptions,
  examples: [
    `xivo-mock faults add '{"preset":"gateway-timeout","match":{"operation":"*users:add"},"trigger":{"times":2}}'`,
    `xivo-mock faults add '{"match":{"path":"*/cel/"},"action":{"delay":"2s"}}'`,
    'xivo-mock faults add @fault.json',
    'xivo-mock faults clear',
  ],
  fallback: 'list',
  verbs: {
    list: {
      summary: 'the faults, with how often each has struck',
      async run({ client }) {
        const all = await client.faults.list();
        return { json: all, lines: all.length === 0 ? ['no faults'] : aligned(all.map(rowOf)) };
      },
    },
    add: {
      takes: ['JSON'],
      summary: 'one fault more: a preset or an action, with match and trigger; @FILE reads a file',
      async run({ client, positionals: [json = ''], context: surroundings }) {
        const fault = await client.faults.add(jsonArgument(json, { schema: faultRule, ...surroundings }));
        return { json: fault, lines: aligned([rowOf(fault)]) };
      },
    },
    delete: {
      takes: ['ID'],
      summary: 'end one fault',
      async run({ client, positionals: [id = ''] }) {
        await client.faults.delete(id);
        return { json: { deleted: id }, lines: [`fault ${id} is gone`] };
      },
    },
    clear: {
      summary: 'end all faults',
      async run({ client }) {
        await client.faults.clear();
        return { json: { deleted: 'all' }, lines: ['no faults any more'] };
      },
    },
    presets: {
      summary: 'what can stand as preset',
      async run({ client }) {
        const presets = await client.faults.presets();
        return {
          json: presets,
          lines: aligned(Object.entries(presets).map(([name, { description }]) => [name, description])),
        };
      },
    },
  },
});

function rowOf({ id, hits, stage, match, trigger, action }: FaultAnswer): readonly string[] {
  return [id, `${hits} hits`, stage, JSON.stringify(match), JSON.stringify(trigger), JSON.stringify(action)];
}
