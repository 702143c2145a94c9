import type { z } from 'zod';
import type { AccountAnswer } from '#client/answers.ts';
import type { NewAccount } from '#client/bodies.ts';
import { accountOptions } from '#config/verbs/control-options.ts';
import { aligned } from '../aligned.ts';
import { clientCommand } from '../client-command.ts';

/** Lists, adds, changes and deletes the web-services users of a world. */
export const accountsCommand = clientCommand({
  name: 'accounts',
  summary: 'List, add, change or delete the web-services users of a running mock.',
  options: accountOptions,
  examples: [
    'xivo-mock accounts add reader --login reader --password secret --rights service/ipbx/pbx_settings/lines',
    'xivo-mock accounts add office --host 192.0.2.0/24',
    'xivo-mock accounts delete reader',
  ],
  fallback: 'list',
  verbs: {
    list: {
      summary: 'list the accounts',
      async run({ client }) {
        const accounts = await client.accounts.list();
        return { json: accounts, lines: accounts.length === 0 ? ['no accounts'] : aligned(accounts.map(rowOf)) };
      },
    },
    add: {
      takes: ['NAME'],
      summary: 'add an account with a login and password, a host, or both',
      async run({ client, values, positionals: [name = ''] }) {
        const account = await client.accounts.add(accountOf(name, values));
        return { json: account, lines: aligned([rowOf(account)]) };
      },
    },
    change: {
      takes: ['NAME'],
      summary: 'replace an account; options left out get their defaults',
      async run({ client, values, positionals: [name = ''] }) {
        const account = await client.accounts.change(accountOf(name, values));
        return { json: account, lines: aligned([rowOf(account)]) };
      },
    },
    delete: {
      takes: ['NAME'],
      summary: 'delete an account',
      async run({ client, positionals: [name = ''] }) {
        await client.accounts.delete(name);
        return { json: { deleted: name }, lines: [`deleted account ${name}`] };
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
