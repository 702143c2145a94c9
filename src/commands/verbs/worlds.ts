import { worldsOptions } from '#config/verb-options.ts';
import { aligned } from '../aligned.ts';
import { verbsCommand } from '../client-command.ts';

/** Shows the worlds of a mock, makes one, or deletes it. */
export const worlds = verbsCommand({
  name: 'worlds',
  summary: 'Show, create or delete worlds: PBXs of their own on one running mock, for tests side by side.',
  options: worldsOptions,
  examples: [
    'xivo-mock worlds create',
    'xivo-mock worlds create w1 --from snapshot:before --ttl 1h',
    'xivo-mock worlds delete w1',
  ],
  verbs: {
    list: {
      summary: 'the worlds (also without any word)',
      async run({ client, say }) {
        const all = await client.worlds.list();
        return say(all, aligned(all.map(({ id, generation }) => [id, `generation ${generation}`])));
      },
    },
    create: {
      takes: ['[ID]'],
      summary: 'a new one, and how to reach it',
      async run({ client, values, words: [id], say }) {
        const { from, ttl } = values;
        const world = await client.worlds.create({ ...(id !== undefined && { id }), from, ttl });
        const { login, password } = world.credentials;
        const lines = [
          ['world', world.id],
          ['address', world.baseUrl],
          ...Object.entries(world.headers).map(([name, value]) => ['or header', `${name}: ${value}`]),
          ['or login', `${login} with password ${password}`],
        ];
        return say(world, aligned(lines));
      },
    },
    delete: {
      takes: ['ID'],
      summary: 'end one',
      async run({ client, words: [id = ''], say }) {
        await client.worlds.delete(id);
        return say({ deleted: id }, [`world ${id} is gone`]);
      },
    },
  },
});
