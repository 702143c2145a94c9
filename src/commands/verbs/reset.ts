import { resetOptions } from '#config/verbs/control-options.ts';
import { clientCommand } from '../client-command.ts';

/** Resets a world to its baseline, to empty, or to a snapshot. */
export const resetCommand = clientCommand({
  name: 'reset',
  summary: 'Reset a running mock to its baseline, to empty, or to a snapshot.',
  options: resetOptions,
  examples: ['xivo-mock reset', 'xivo-mock reset --to snapshot:before --world w1'],
  async run({ client, values }) {
    const answer = await client.reset(values.to);
    return { json: answer, lines: [`reset to ${answer.to} in ${answer.ms} ms, generation ${answer.generation}`] };
  },
});
