import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { startXivoMock } from '#index.ts';
import { as, entities } from '../client/mocks.ts';

/** Starts a mock with another world; `post` sends JSON. */
async function start() {
  const log = new PassThrough();
  const mock = await startXivoMock({ seeds: 'fresh', logLevel: 'error', log });
  const world = await mock.world();
  const post = (path: string, body: object) =>
    fetch(`${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return { mock, world, post, log };
}

test.for(['requests', 'effects'])('a long poll for %s is answered with 503 when the mock closes', async (kind) => {
  const { mock, world, post, log } = await start();
  const wait = (url: string, timeoutMs: number) => post(`${url}/__admin/${kind}/wait`, { timeoutMs });
  const waiting = [wait(mock.url, 60_000), wait(world.url, 60_000)];
  expect([(await wait(mock.url, 0)).status, (await wait(world.url, 0)).status]).toEqual([408, 408]);
  await mock.close();
  for (const answer of await Promise.all(waiting)) {
    expect(await answer.json()).toMatchObject({ status: 503, detail: 'the mock is closing' });
  }
  // Not logged as a failure.
  expect(log.read()).toBeNull();
});

test('an answer delayed by a fault is sent when the mock closes', async () => {
  const { mock, world } = await start();
  const held = [];
  for (const { admin, url } of [mock, world]) {
    await admin.faults.add({ match: { operation: '*' }, action: { delay: 600_000 } });
    held.push(fetch(`${url}${entities}`, as('admin:proformatique')));
    while ((await admin.faults.list())[0]?.hits === 0);
  }
  await mock.close();
  expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200]);
});

test('a connection that a fault keeps hanging is closed when the mock closes', async () => {
  const { mock } = await start();
  await mock.admin.faults.add({ preset: 'hanging' });
  const hanging = fetch(`${mock.url}${entities}`, as('admin:proformatique'));
  const failure = hanging.then(
    () => 'answered',
    () => 'broken off',
  );
  while ((await mock.admin.faults.list())[0]?.hits === 0);
  await mock.close();
  expect(await failure).toBe('broken off');
});
