import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { startXivoMock } from '#index.ts';
import { buildProgram } from '../commands/child.ts';
import { as, entities, problemOf, start, statusOf } from './mocks.ts';

test('await using closes a mock', async () => {
  let url = '';
  {
    await using mock = await startXivoMock();
    url = mock.url;
    expect(await statusOf(url)).toBe(200);
  }
  await expect(fetch(url)).rejects.toThrow();
});

test('a client reads the versions of the mock, of its control plane and of its tables', async () => {
  const { admin } = await start();
  const { version } = await admin.health();
  expect(await admin.version()).toEqual({
    version,
    apiVersion: 1,
    schemaVersion: expect.any(Number),
    node: process.version,
  });
});

test('mocks in one process are independent', async () => {
  const mocks = await Promise.all(Array.from({ length: 8 }, () => start()));
  expect(new Set(mocks.map(({ url }) => url)).size).toBe(8);
  await Promise.all(mocks.map(({ admin }, index) => admin.accounts.add({ name: `a${index}`, host: '192.0.2.1' })));
  for (const [index, { admin }] of mocks.entries()) {
    const names = (await admin.accounts.list()).map(({ name }) => name);
    expect(names.filter((name) => /^a\d$/.test(name))).toEqual([`a${index}`]);
  }
});

test('a process that has closed its mock exits', async () => {
  const { program, remove } = buildProgram();
  onTestFinished(remove);
  const script = join(dirname(program), 'script.mjs');
  writeFileSync(
    script,
    `import { startXivoMock } from './index.js';
    const mock = await startXivoMock({ httpsPort: 0 });
    const world = await mock.world();
    await fetch(world.url + '/livez');
    const waiting = mock.admin.waitForRequests({}, { timeoutMs: 60000 }).catch(() => undefined);
    await world.admin.clock.freeze();
    await mock.close();
    await waiting;
    console.log('closed');`,
  );
  const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 20_000 });
  expect(stdout).toBe('closed\n');
});

test('a mock uses the configured dialect, seeds and account', async () => {
  const { url, admin } = await start({ dialect: 'recorded', seeds: 'empty', user: 'ada.', password: 'lovelace' });
  expect(await admin.health()).toMatchObject({ status: 'ok', world: 'default', dialect: 'recorded', generation: 1 });
  expect([await statusOf(url, '', 'ada.:lovelace'), await statusOf(url)]).toEqual([204, 401]);
});

test('the control plane of a mock accepts the allowed hosts', async () => {
  const mock = await start({ allowedHosts: ['pbx.example'] });
  const status = async (host: string) => (await mock.inject({ url: '/__admin/health', headers: { host } })).status;
  expect([await status('pbx.example:8080'), await status('other.example')]).toEqual([200, 403]);
});

test('a mock serves HTTPS with a certificate signed by its own CA', async () => {
  const { httpsUrl, ca } = await start({ httpsPort: 0 });
  expect(httpsUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  expect(ca).toMatch(/^-----BEGIN CERTIFICATE-----/);
});

test('a request can be injected without a socket', async () => {
  const mock = await start();
  expect(await mock.inject({ url: entities, ...as('admin:proformatique') })).toMatchObject({ status: 200 });
  const body = JSON.stringify({ to: 'empty' });
  const headers = { 'content-type': 'application/json' };
  const { status, body: answer } = await mock.inject({ method: 'POST', url: '/__admin/reset', headers, body });
  expect([status, JSON.parse(answer)]).toMatchObject([200, { to: 'empty' }]);
});

test('a reset restores the baseline, even one marked later', async () => {
  const { admin, reset } = await start();
  const names = async () => (await admin.accounts.list()).map(({ name }) => name);
  const first = await names();
  await admin.accounts.add({ name: 'reader', host: '192.0.2.1' });
  await reset();
  expect(await names()).toEqual(first);
  await admin.accounts.add({ name: 'writer', host: '192.0.2.2' });
  await admin.markBaseline();
  await admin.accounts.delete('writer');
  expect(await admin.reset()).toMatchObject({ to: 'baseline' });
  expect(await names()).toEqual([...first, 'writer']);
});

test('the state is read by table and by row', async () => {
  const { admin } = await start();
  const count = (await admin.state())['accesswebservice'] ?? 0;
  await admin.accounts.add({ name: 'reader', host: '192.0.2.1' });
  expect((await admin.state())['accesswebservice']).toBe(count + 1);
  expect(await admin.rows('accesswebservice', { name: 'reader' })).toMatchObject([{ host: '192.0.2.1' }]);
  expect((await problemOf(admin.rows('a/b'))).status).toBe(404);
});

test('requests are found, counted, awaited, verified and cleared', async () => {
  const { url, admin } = await start();
  const waiting = admin.waitForRequests({ status: 404 });
  await statusOf(url);
  await statusOf(url, '?act=view&id=999');
  const refused = (await waiting).requests[0];
  expect(refused).toMatchObject({ answer: { status: 404 }, reason: { message: expect.any(String) } });
  expect(await admin.request(refused?.id ?? '')).toEqual(refused);
  expect((await admin.requests()).meta).toMatchObject({ total: 2, dropped: 0 });
  expect(await admin.countRequests({ status: '2xx' })).toBe(1);
  expect((await admin.latestRequests(1)).requests).toEqual([refused]);
  expect((await admin.latestRequests(9, { status: '2xx', generation: 1 })).requests).toHaveLength(1);
  expect(await admin.verify({ pattern: { status: 404 }, count: { exactly: 1 } })).toMatchObject({ verified: true });
  expect(await admin.verify({ sequence: [{ status: 404 }, { status: 200 }] })).toMatchObject({ verified: false });
  expect(await admin.clearRequests()).toEqual({ deleted: 2 });
  expect((await admin.requests()).requests).toEqual([]);
});

test('a wait that times out is a 408 problem', async () => {
  const { admin } = await start();
  expect((await problemOf(admin.waitForRequests({}, { timeoutMs: 10 }))).status).toBe(408);
  expect((await problemOf(admin.waitForEffects({}, { timeoutMs: 10 }))).status).toBe(408);
});

test('effects are listed and awaited', async () => {
  const { url, admin } = await start();
  const waiting = admin.waitForEffects({ daemon: 'asterisk' });
  const path = '/service/ipbx/json.php/restricted/control_system/reload/';
  await fetch(`${url}${path}`, as('admin:proformatique'));
  const { effects } = await waiting;
  expect(effects[0]).toMatchObject({ daemon: 'asterisk', command: 'core reload' });
  expect(await admin.effects({ command: 'core reload' })).toEqual(effects);
  expect(await admin.effects({ command: 'core restart now' })).toEqual([]);
});

test('faults fire by their triggers, and are listed, replaced and removed', async () => {
  const { url, admin } = await start();
  const fault = await admin.faults.add({ preset: 'database-down', trigger: { times: 2 } });
  expect([await statusOf(url), await statusOf(url), await statusOf(url)]).toEqual([500, 500, 200]);
  expect(await admin.faults.list()).toMatchObject([{ id: fault.id, hits: 2, stage: 'before' }]);
  expect(await admin.faults.presets()).toHaveProperty('gateway-timeout.stage', 'afterCommit');
  const action = { respond: { status: 503 } };
  expect(
    await admin.faults.replace([
      { id: 'one', action },
      { id: 'two', action },
    ]),
  ).toHaveLength(2);
  await admin.faults.delete('one');
  expect((await admin.faults.list()).map(({ id }) => id)).toEqual(['two']);
  expect(await statusOf(url)).toBe(503);
  await admin.faults.clear();
  expect(await statusOf(url)).toBe(200);
});

test('a problem names the place of each input error once', async () => {
  const { admin } = await start();
  const two = await problemOf(admin.generate({ users: -1, queues: -1 }));
  expect(two.message).toMatch(/^400: users must be [^\n]*\n {2}queues: must be [^\n]*$/);
  const error = await problemOf(admin.accounts.add({ name: 'No Name', host: '192.0.2.1' }));
  expect(error.status).toBe(400);
  expect(error.message).toMatch(/^400: name must be [^[;]*$/);
  expect(error.problem).toMatchObject({ status: 400, errors: [{ at: 'name' }] });
});

test('snapshots are saved, compared, exported to another mock, restored and deleted', async () => {
  const { admin } = await start();
  const other = await start();
  const { bytes } = await admin.snapshots.save('before');
  await admin.accounts.add({ name: 'reader', host: '192.0.2.1' });
  expect(await admin.snapshots.diff('before')).toMatchObject({
    from: 'before',
    to: 'current',
    tables: { accesswebservice: { added: [{ name: 'reader' }], removed: [], changed: [] } },
  });
  const image = await admin.snapshots.export('before');
  expect(image.length).toBe(bytes);
  expect(await other.admin.snapshots.import('copy', image)).toMatchObject({ name: 'copy', bytes });
  expect(await admin.snapshots.restore('before')).toMatchObject({ to: 'snapshot:before', generation: 2 });
  expect((await admin.snapshots.diff('before')).tables).toEqual({});
  await admin.snapshots.delete('before');
  expect(await admin.snapshots.list()).toEqual([]);
  expect((await problemOf(admin.snapshots.restore('before'))).status).toBe(404);
});

test.for(['..', '../../reset', 'a/b', '', '?to=x', '#'])(
  'the snapshot name %o does not reach another path',
  async (name) => {
    const { admin } = await start();
    for (const work of [
      () => admin.snapshots.save(name),
      () => admin.snapshots.restore(name),
      () => admin.snapshots.delete(name),
    ])
      expect([400, 404]).toContain((await problemOf(work())).status);
    expect((await admin.health()).generation).toBe(1);
  },
);

test('the clock is frozen, started and advanced', async () => {
  const { admin } = await start();
  const noon = '2012-10-01T12:00:00.000Z';
  expect(await admin.clock.freeze(noon)).toEqual({ mode: 'frozen', now: noon });
  expect(await admin.clock.advance('PT6M')).toEqual({ mode: 'frozen', now: '2012-10-01T12:06:00.000Z' });
  expect(await admin.clock.start(noon)).toMatchObject({
    mode: 'offset',
    now: expect.stringMatching(/^2012-10-01T12:00/),
  });
  expect(await admin.clock.reset()).toMatchObject({ mode: 'real' });
  expect((await admin.clock.read()).mode).toBe('real');
});

test('an account has the rights that it was given, until it is changed', async () => {
  const { url, admin } = await start();
  const account = { name: 'reader', login: 'reader', passwd: 'secret' };
  expect(await admin.accounts.add(account)).toMatchObject({ name: 'reader', rights: [] });
  expect(await statusOf(url, '', 'reader:secret')).toBe(403);
  await admin.accounts.change({ ...account, rights: ['*'] });
  expect(await statusOf(url, '', 'reader:secret')).toBe(200);
  await admin.accounts.delete('reader');
  expect(await statusOf(url, '', 'reader:secret')).toBe(401);
});

test('a fixture document is applied in one transaction, and exported', async () => {
  const { admin } = await start({ seeds: 'fresh' });
  const document = await admin.fixtures.export();
  expect(await admin.fixtures.apply(document, { mode: 'replace', dryRun: true })).toMatchObject({ dryRun: true });
  await admin.fixtures.apply(document, { mode: 'replace' });
  expect(await admin.fixtures.export()).toEqual(document);
  expect((await problemOf(admin.fixtures.apply({ nothing: [] }))).status).toBe(400);
  expect(await admin.fixtures.schema()).toMatchObject({ type: 'object' });
});

test('the random generator can be seeded', async () => {
  const { admin } = await start();
  expect(await admin.seed(7)).toEqual({ seed: 7 });
});
