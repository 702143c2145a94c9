import { expect, test } from 'vitest';
import { XivoMockClient } from '#index.ts';
import { as, entities, problemOf, start, statusOf } from './mocks.ts';

test('each world has its own journal, accounts, faults and clock', async () => {
  const mock = await start();
  await using one = await mock.world({ id: 'one' });
  await using two = await mock.world();
  await one.admin.faults.add({ preset: 'database-down' });
  await one.admin.accounts.add({ name: 'reader', host: '192.0.2.1' });
  await one.admin.clock.freeze('2012-10-01T12:00:00Z');
  expect([await statusOf(one.url), await statusOf(two.url), await statusOf(mock.url)]).toEqual([500, 200, 200]);
  for (const { admin } of [two, mock]) {
    expect((await admin.requests()).requests).toHaveLength(1);
    expect((await admin.accounts.list()).map(({ name }) => name)).not.toContain('reader');
    expect((await admin.clock.read()).mode).toBe('real');
  }
  await one.reset();
  expect(await statusOf(one.url)).toBe(200);
  expect((await mock.admin.health()).generation).toBe(1);
});

test('a world is reached by its URL, its header or its login', async () => {
  const mock = await start();
  const world = await mock.world();
  await fetch(`${world.url}${entities}`, as('admin:proformatique'));
  const headers = { ...world.headers, ...as('admin:proformatique').headers };
  await fetch(`${mock.url}${entities}`, { headers });
  await statusOf(mock.url, '', `${world.credentials.login}:${world.credentials.password}`);
  expect(await world.admin.countRequests()).toBe(3);
  expect(await mock.admin.countRequests()).toBe(0);
});

test('a world starts from the baseline, a snapshot or empty, and is deleted when closed', async () => {
  const mock = await start();
  await mock.admin.accounts.add({ name: 'reader', host: '192.0.2.1' });
  await mock.admin.snapshots.save('more');
  const names = async (from: 'empty' | 'baseline' | `snapshot:${string}`) => {
    await using world = await mock.world({ from });
    return (await world.admin.accounts.list()).map(({ name }) => name);
  };
  expect(await names('snapshot:more')).toContain('reader');
  expect(await names('baseline')).not.toContain('reader');
  expect(await names('empty')).not.toContain('reader');
  expect((await mock.admin.worlds.list()).map(({ id }) => id)).toEqual(['default']);
  const stale = new XivoMockClient(mock.url, { headers: { 'X-Mock-World': 'w1' } });
  expect((await problemOf(stale.health())).status).toBe(404);
  expect((await problemOf(mock.admin.worlds.delete('w1'))).status).toBe(404);
});
