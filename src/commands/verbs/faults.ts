import type { FaultAnswer } from '#client/answers.ts';
import { worldOptions } from '#config/verbs/control-options.ts';
import { faultRule } from '#faults/rule.ts';
import { aligned } from '../aligned.ts';
import { jsonArgument } from '../arguments/json.ts';
import { clientCommand } from '../client-command.ts';

/** Lists, adds and removes the fault rules of a world. */
export const faultsCommand = clientCommand({
  name: 'faults',
  summary: 'Inject faults into a running mock (errors, delays, broken connections), or list or remove them.',
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
      summary: 'list the faults, with how often each has fired',
      async run({ client }) {
        const faults = await client.faults.list();
        return { json: faults, lines: faults.length === 0 ? ['no faults'] : aligned(faults.map(rowOf)) };
      },
    },
    add: {
      takes: ['JSON'],
      summary: 'add a fault: a preset or an action, with match and trigger; @FILE reads a file',
      async run({ client, positionals: [json = ''], context }) {
        const fault = await client.faults.add(jsonArgument(json, { schema: faultRule, ...context }));
        return { json: fault, lines: aligned([rowOf(fault)]) };
      },
    },
    delete: {
      takes: ['ID'],
      summary: 'remove a fault',
      async run({ client, positionals: [id = ''] }) {
        await client.faults.delete(id);
        return { json: { deleted: id }, lines: [`removed fault ${id}`] };
      },
    },
    clear: {
      summary: 'remove all faults',
      async run({ client }) {
        await client.faults.clear();
        return { json: { deleted: 'all' }, lines: ['all faults removed'] };
      },
    },
    presets: {
      summary: 'list the presets',
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
