import { worldsOptions } from '#config/verb-options.ts';
import { aligned } from '../aligned.ts';
import { clientCommand } from '../client-command.ts';

/** Shows the worlds of a mock, makes one, or deletes it. */
export const worldsCommand = clientCommand({
  name: 'worlds',
  summary: 'Show, create or delete worlds: PBXs of their own on one running mock, for tests side by side.',
  options: worldsOptions,
  examples: [
    'xivo-mock worlds create',
    'xivo-mock worlds create w1 --from snapshot:before --ttl 1h',
    'xivo-mock worlds delete w1',
  ],
  fallback: 'list',
  verbs: {
    list: {
      summary: 'the worlds',
      async run({ client }) {
        const all = await client.worlds.list();
        return { json: all, lines: aligned(all.map(({ id, generation }) => [id, `generation ${generation}`])) };
      },
    },
    create: {
      takes: ['[ID]'],
      summary: 'a new one, and how to reach it',
      async run({ client, values, positionals: [id] }) {
        const { from, ttl } = values;
        const world = await client.worlds.create({ ...(id !== undefined && { id }), from, ttl });
        const { login, password } = world.credentials;
        const lines = [
          ['world', world.id],
          ['address', world.baseUrl],
          ...Object.entries(world.headers).map(([name, value]) => ['or header', `${name}: ${value}`]),
          ['or login', `${login} with password ${password}`],
        ];
        return { json: world, lines: aligned(lines) };
      },
    },
    delete: {
      takes: ['ID'],
      summary: 'end one',
      async run({ client, positionals: [id = ''] }) {
        await client.worlds.delete(id);
        return { json: { deleted: id }, lines: [`world ${id} is gone`] };
      },
    },
  },
});
