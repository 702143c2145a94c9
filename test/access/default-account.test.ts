import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { grantedTo } from '#access/accounts.ts';
import { hasAccount } from '#access/default-account.ts';
import { createWorld, type WorldOptions } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { ownFolder, persisted } from '../support/state-file.ts';

const account = { login: 'ada1', password: 'lovelace' };
const check = '/xivo/configuration/json.php/restricted/check/';

function mockWith(options: Partial<WorldOptions>) {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented', account, ...options });
  const app = createApp(world);
  onTestFinished(() => app.close());
  const status = async (auth: string, prefix = '') => {
    const headers = { authorization: `Basic ${Buffer.from(auth).toString('base64')}` };
    return (await app.inject({ url: `${prefix}${check}`, headers })).statusCode;
  };
  const control = (path: string, payload: object, prefix = '') =>
    app.inject({ method: 'POST', url: `${prefix}/__admin/${path}`, payload });
  return { world, status, control };
}

function folderWith(accounts: readonly object[] | undefined): string {
  const folder = ownFolder();
  if (accounts !== undefined) writeFileSync(join(folder, 'accesswebservice.json'), JSON.stringify(accounts));
  return folder;
}

const theirs = { id: 1, name: 'admin', login: 'theirs', passwd: 'secret', host: null, rights: ['*'] };

test.for(['documented', 'fresh', 'empty'])('the account of the profile %s gets the credentials', async (seeds) => {
  const { world, status } = mockWith({ seeds });
  expect([await status('ada1:lovelace'), await status('admin:proformatique')]).toEqual([200, 401]);
  expect(world.store.all('accesswebservice')).toMatchObject([{ name: 'admin', login: 'ada1' }]);
});

test('a folder of seeds keeps its accounts and gets one more, in the baseline, too', async () => {
  const { world, status, control } = mockWith({ seeds: folderWith([theirs]) });
  const both = async () => [await status('ada1:lovelace'), await status('theirs:secret')];
  expect(await both()).toEqual([200, 200]);
  expect(world.store.all('accesswebservice')).toMatchObject([
    { name: theirs.name },
    { name: 'default', description: '', rights: '["*"]' },
  ]);
  world.store.delete('accesswebservice', {});
  await control('reset', {});
  expect(await both()).toEqual([200, 200]);
});

test('a folder of seeds without accounts gets its first one', async () => {
  const { world, status } = mockWith({ seeds: folderWith(undefined) });
  expect(await status('ada1:lovelace')).toBe(200);
  expect(world.store.count('accesswebservice')).toBe(1);
});

test('an account of a folder that has the login gets the password and keeps its rights', async () => {
  const { world, status } = mockWith({ seeds: folderWith([{ ...theirs, login: 'ada1', rights: ['cti'] }]) });
  expect([await status('ada1:lovelace'), await status('ada1:secret')]).toEqual([403, 401]);
  expect(world.store.all('accesswebservice')).toMatchObject([{ login: 'ada1', rights: '["cti"]' }]);
});

test('the account stays when a mock or a world is emptied', async () => {
  const { status, control } = mockWith({});
  await control('reset', { to: 'empty' });
  expect([await status('ada1:lovelace'), await status('admin:proformatique')]).toEqual([200, 401]);
  await control('worlds', { id: 'w1', from: 'empty' });
  const both = async () => [await status('ada1:lovelace', '/w/w1'), await status('world-w1:secret-w1')];
  expect(await both()).toEqual([200, 200]);
  await control('reset', { to: 'empty' }, '/w/w1');
  expect(await both()).toEqual([200, 200]);
});

test('without an account option, an emptied world has the account of the profile', async () => {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  const app = createApp(world);
  onTestFinished(() => app.close());
  await app.inject({ method: 'POST', url: '/__admin/reset', payload: { to: 'empty' } });
  expect(world.store.all('accesswebservice')).toMatchObject([{ login: 'admin', passwd: 'proformatique' }]);
});

test('a persisted state and its baseline get the credentials of each start, and keep everything else', async () => {
  const file = join(ownFolder(), 'state.db');
  const first = persisted(file, { account });
  await first.add('later', 'ada1:lovelace');
  await first.close();
  const second = persisted(file, { account: { login: 'bob1', password: 'builder' } });
  expect([await second.list('bob1:builder'), await second.list('ada1:lovelace')]).toEqual([['entity', 'later'], 401]);
  expect((await second.control('POST', 'reset')).statusCode).toBe(200);
  expect([await second.list('bob1:builder'), await second.list('ada1:lovelace')]).toEqual([['entity'], 401]);
  await second.close();
  expect(await persisted(file).list('bob1:builder')).toEqual(['entity']);
});

test('a persisted folder of seeds has one configured account, whatever its earlier login', async () => {
  const file = join(ownFolder(), 'state.db');
  const seeds = folderWith([theirs]);
  await persisted(file, { seeds, account }).close();
  const { world } = persisted(file, { seeds, account: { login: 'bob1', password: 'builder' } });
  const logins = () => world.store.all('accesswebservice').map(({ login }) => login);
  expect(logins()).toEqual(['theirs', 'bob1']);
  world.reset();
  expect(logins()).toEqual(['theirs', 'bob1']);
});

test.for(['', 'nonsense', '"*"', '{}'])(
  'an account whose stored rights are %j is known and may do nothing',
  async (rights) => {
    const { world, status } = mockWith({});
    world.store.update('accesswebservice', {}, { rights });
    expect(await status('ada1:lovelace')).toBe(403);
    expect(grantedTo({ rights })).toEqual([]);
  },
);

test('only an enabled account with both login and password has the credentials', () => {
  const { store } = createWorld({ seeds: 'fresh', dialect: 'documented', account });
  const others = [
    { ...account, password: 'other' },
    { ...account, login: 'other' },
  ];
  expect([account, ...others].map((credentials) => hasAccount(store, credentials))).toEqual([true, false, false]);
  store.update('accesswebservice', {}, { disable: 1 });
  expect(hasAccount(store, account)).toBe(false);
});
