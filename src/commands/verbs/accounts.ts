import type { z } from 'zod';
import type { AccountAnswer } from '#client/answers.ts';
import type { NewAccount } from '#client/client.ts';
import { accountOptions } from '#config/verb-options.ts';
import { aligned } from '../aligned.ts';
import { clientCommand } from '../client-command.ts';

/** Shows the web-services users of a world, and adds, changes and deletes them. */
export const accountsCommand = clientCommand({
  name: 'accounts',
  summary: 'Show, add, change or delete the web-services users of a running mock.',
  options: accountOptions,
  examples: [
    'xivo-mock accounts add reader --login reader --password secret --rights service/ipbx/pbx_settings/lines',
    'xivo-mock accounts add office --host 192.0.2.0/24',
    'xivo-mock accounts delete reader',
  ],
  fallback: 'list',
  verbs: {
    list: {
      summary: 'all of them',
      async run({ client }) {
        const all = await client.accounts.list();
        return { json: all, lines: all.length === 0 ? ['no accounts'] : aligned(all.map(rowOf)) };
      },
    },
    add: {
      takes: ['NAME'],
      summary: 'one more, with a login and a password, a host, or both',
      async run({ client, values, positionals: [name = ''] }) {
        const account = await client.accounts.add(accountOf(name, values));
        return { json: account, lines: aligned([rowOf(account)]) };
      },
    },
    change: {
      takes: ['NAME'],
      summary: 'replace all of one but its name, so give every option it shall have',
      async run({ client, values, positionals: [name = ''] }) {
        const account = await client.accounts.change(accountOf(name, values));
        return { json: account, lines: aligned([rowOf(account)]) };
      },
    },
    delete: {
      takes: ['NAME'],
      summary: 'remove one',
      async run({ client, positionals: [name = ''] }) {
        await client.accounts.delete(name);
        return { json: { deleted: name }, lines: [`account ${name} is gone`] };
      },
    },
  },
});

function accountOf(name: string, values: z.output<typeof accountOptions>): NewAccount {
  const { login, password, host, rights, description, disable } = values;
  return {
    name,
    ...(login !== undefined && { login }),
    ...(password !== undefined && { passwd: password }),
    ...(host !== undefined && { host }),
    ...(description !== undefined && { description }),
    disable,
    rights: rights.split(',').map((right) => right.trim()),
  };
}

function rowOf({ name, login, host, disable, rights, description }: AccountAnswer): readonly string[] {
  return [
    name,
    login ?? '-',
    host ?? 'any host',
    rights.join(',') || 'no rights',
    disable ? 'disabled' : 'enabled',
    description,
  ];
}
