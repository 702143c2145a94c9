import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { questionFor, targetOf } from '#import/question.ts';
import { startXivoMock, type XivoMock } from '#index.ts';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { voicemail } from '#resources/service/ipbx/pbx_settings/voicemail.ts';
import { outcomeOf } from '../commands/outcome.ts';
import { newFolder } from './folders.ts';

const account = { XIVO_MOCK_USER: 'crmconnector7', XIVO_MOCK_PASSWORD: 'hunter2secret' };

const credentials = 'crmconnector7:hunter2secret';

async function listOf(pbx: XivoMock, resource: typeof users, sender: string): Promise<Record<string, unknown>[]> {
  const headers = { authorization: `Basic ${btoa(sender)}` };
  const { body } = await pbx.inject({ url: targetOf(questionFor(resource, 'list')), headers });
  return JSON.parse(body);
}

/** Answers that are in the order of names, or list the free numbers of a range that became wider. */
const followReplacements = [
  'callcenter/settings/agents:view',
  'ipbx/pbx_services/extenfeatures:list',
  'ipbx/system_management/extensions:search',
];

/** The form of a value: its keys and types, without texts and numbers. */
function formOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(formOf);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, formOf(member)]));
  return value === '' ? '' : typeof value;
}

test('an anonymous import holds no name, number, secret or address of the PBX, and its answers have the same form', async () => {
  await using pbx = await startXivoMock({
    dialect: 'recorded',
    seeds: 'fresh',
    user: 'crmconnector7',
    password: 'hunter2secret',
  });
  await pbx.admin.generate({
    users: 40,
    groups: 3,
    queues: 3,
    agents: 4,
    incalls: 4,
    trunks: 2,
    schedules: 2,
    outcalls: 2,
  });
  const folder = newFolder();
  const result = await outcomeOf(['import', '--from', pbx.url, '--out', folder, '--anonymise', '--json'], account);
  expect(result.stderr).toBe('');
  const report = JSON.parse(result.stdout);
  expect(report).toMatchObject({ redacted: 'all', account: 'admin' });
  const differing = report.operations.filter(({ differs }: { differs: number }) => differs > 0);
  const allowed = differing.filter(({ operation }: { operation: string }) => followReplacements.includes(operation));
  expect(differing).toEqual(allowed);

  const [people, phones] = [await listOf(pbx, users, credentials), await listOf(pbx, lines, credentials)];
  const words = [
    ...people.flatMap((user) => [
      user['firstname'],
      user['lastname'],
      user['fullname'],
      user['mobilephonenumber'],
      user['passwdclient'],
    ]),
    ...phones.flatMap((line) => [line['name'], line['secret']]),
    ...Object.values(account),
  ].filter((word): word is string => typeof word === 'string' && word.length > 2);
  expect(words.length).toBeGreaterThan(100);
  const values = readdirSync(folder).flatMap((name) => stringsIn(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  const parts = new Set(values.flatMap((value) => [value, ...value.split(/[^\p{L}\p{N}_]+/u)]));
  expect(words.filter((word) => parts.has(word))).toEqual([]);

  await using mock = await startXivoMock({ seeds: folder, dialect: 'recorded' });
  for (const resource of [users, lines, voicemail]) {
    const [one, other] = [
      await listOf(pbx, resource, credentials),
      await listOf(mock, resource, 'admin:proformatique'),
    ];
    expect(formOf(other)).toEqual(formOf(one));
  }
  // The number of one line may be the replacement of another's.
  const numbers = (await listOf(mock, lines, 'admin:proformatique')).map((line) => line['number']);
  expect(numbers.filter((number, index) => number === phones[index]?.['number'])).toEqual([]);
  expect(new Set(numbers).size).toBe(numbers.length);
}, 60_000);

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
