import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { cel } from '../../src/resources/service/ipbx/call_management/cel.ts';
import { users } from '../../src/resources/service/ipbx/pbx_settings/users.ts';
import { createWorld } from '../../src/world.ts';
import { startMock } from '../support/mock.ts';

const body = { userfeatures: { entityid: '1', firstname: 'Ada', lastname: 'Lovelace' } };

test('an act that looks at the clock is run each time', async () => {
  const mock = startMock({ seeds: 'documented' });
  const query = { dbeg: '2012-01-27' };
  expect((await mock.call(cel, 'view', { query })).status).toBe(200);
  mock.world.clock.freeze(Date.parse('2012-01-01T00:00:00Z'));
  expect((await mock.call(cel, 'view', { query })).status).toBe(400);
});

test('a write is seen by the next read', async () => {
  const mock = startMock();
  expect((await mock.call(users, 'list')).status).toBe(204);
  await mock.call(users, 'add', { body });
  expect(await mock.call(users, 'list')).toMatchObject({ status: 200 });
  await mock.call(users, 'deleteall');
  expect((await mock.call(users, 'list')).status).toBe(204);
});

test('a reset and a restored state are seen by the next read', async () => {
  const mock = startMock();
  await mock.call(users, 'add', { body });
  const image = mock.world.store.image();
  const full = await mock.call(users, 'list');
  mock.world.reset();
  expect((await mock.call(users, 'list')).status).toBe(204);
  mock.world.restore(image);
  expect((await mock.call(users, 'list')).text).toBe(full.text);
  mock.world.reset();
  expect((await mock.call(users, 'list')).status).toBe(204);
});

test('an account that is disabled, changed or limited is refused at once', async () => {
  const mock = startMock();
  const status = async () => (await mock.call(users, 'list')).status;
  expect(await status()).toBe(204);
  mock.world.store.update('accesswebservice', {}, { rights: '["cti"]' });
  expect(await status()).toBe(403);
  mock.world.store.update('accesswebservice', {}, { rights: '["*"]' });
  expect(await status()).toBe(204);
  mock.world.store.update('accesswebservice', {}, { passwd: 'changed' });
  expect(await status()).toBe(401);
});

test('what another process writes into the file is seen by the next read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ready-'));
  const database = join(folder, 'state.sqlite');
  const world = createWorld({ seeds: 'documented', dialect: 'documented', database });
  const app = createApp(world);
  onTestFinished(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });
  const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;
  const url = '/service/ipbx/json.php/restricted/pbx_settings/users/?act=view&id=1';
  const view = async () => (await app.inject({ url, headers: { authorization } })).json().userfeatures.firstname;
  expect(await view()).toBe('User');
  const other = new Database(database);
  other.exec("UPDATE userfeatures SET firstname = 'Ada' WHERE id = 1");
  other.close();
  expect(await view()).toBe('Ada');
});
