import { worldsOptions } from '#config/verbs/control-options.ts';
import { aligned } from '../aligned.ts';
import { clientCommand } from '../client-command.ts';

/** Lists, creates and deletes the worlds of a mock. */
export const worldsCommand = clientCommand({
  name: 'worlds',
  summary: 'List, create or delete worlds: independent PBXs on one running mock, for tests that run in parallel.',
  options: worldsOptions,
  examples: [
    'xivo-mock worlds create',
    'xivo-mock worlds create w1 --from snapshot:before --ttl 1h',
    'xivo-mock worlds delete w1',
  ],
  fallback: 'list',
  verbs: {
    list: {
      summary: 'list the worlds',
      async run({ client }) {
        const worlds = await client.worlds.list();
        return { json: worlds, lines: aligned(worlds.map(({ id, generation }) => [id, `generation ${generation}`])) };
      },
    },
    create: {
      takes: ['[ID]'],
      summary: 'create a world and print how to reach it',
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
      summary: 'delete a world',
      async run({ client, positionals: [id = ''] }) {
        await client.worlds.delete(id);
        return { json: { deleted: id }, lines: [`deleted world ${id}`] };
      },
    },
  },
});
