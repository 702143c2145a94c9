import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { dump, type Mock, startMock, urlOf } from '../support/mock.ts';

const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;

async function admin(mock: Mock, method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object | Buffer) {
  const type = Buffer.isBuffer(body) ? 'application/vnd.sqlite3' : 'application/json';
  const payload = body === undefined ? {} : { payload: body, headers: { 'content-type': type } };
  return mock.app.inject({ method, url: `/__admin/${path}`, ...payload });
}

async function addEntity(mock: Mock, name: string, headers: Record<string, string> = {}, prefix = ''): Promise<number> {
  const payload = { name, displayname: `Entity ${name}` };
  const url = `${prefix}${urlOf(entity, 'add')}`;
  return (await mock.app.inject({ method: 'POST', url, headers: { authorization, ...headers }, payload })).statusCode;
}

async function names(mock: Mock, headers: Record<string, string> = {}, prefix = ''): Promise<string[]> {
  const answer = await mock.app.inject({
    url: `${prefix}${urlOf(entity, 'list')}`,
    headers: { authorization, ...headers },
  });
  return answer.json<{ name: string }[]>().map(({ name }) => name);
}

test('a snapshot restores its state, ids included, and a reset the baseline', async () => {
  const mock = startMock();
  const baseline = dump(mock);
  await addEntity(mock, 'kept');
  const saved = dump(mock);
  expect((await admin(mock, 'PUT', 'snapshots/one')).json()).toMatchObject({ name: 'one', bytes: expect.any(Number) });
  await addEntity(mock, 'lost');
  expect((await admin(mock, 'POST', 'snapshots/one/restore')).json()).toMatchObject({
    to: 'snapshot:one',
    generation: 2,
  });
  expect(dump(mock)).toBe(saved);
  await addEntity(mock, 'next');
  expect((await mock.call(entity, 'view', { id: 3 })).json()).toMatchObject({ name: 'next' });
  await admin(mock, 'POST', 'reset');
  expect(dump(mock)).toBe(baseline);
  expect((await admin(mock, 'POST', 'reset', { to: 'snapshot:one' })).statusCode).toBe(200);
  expect(dump(mock)).toBe(saved);
});

test('a reset to empty restores a PBX before its set-up', async () => {
  const mock = startMock();
  await admin(mock, 'POST', 'reset', { to: 'empty' });
  expect((await mock.call(entity, 'list')).status).toBe(204);
  await admin(mock, 'POST', 'reset');
  expect((await mock.call(entity, 'list')).status).toBe(200);
});

test('the current state can become the baseline', async () => {
  const mock = startMock();
  await addEntity(mock, 'base');
  await admin(mock, 'PUT', 'baseline');
  await addEntity(mock, 'more');
  await admin(mock, 'POST', 'reset');
  expect(await names(mock)).toEqual(['entity', 'base']);
});

test('an exported snapshot can be imported elsewhere', async () => {
  const [here, there] = [startMock(), startMock()];
  await addEntity(here, 'moved');
  await admin(here, 'PUT', 'snapshots/one');
  const image = (await admin(here, 'GET', 'snapshots/one/export')).rawPayload;
  expect((await admin(there, 'PUT', 'snapshots/two/import', image)).statusCode).toBe(201);
  await admin(there, 'POST', 'snapshots/two/restore');
  expect(dump(there)).toBe(dump(here));
  expect((await admin(there, 'GET', 'snapshots')).json()).toMatchObject({ snapshots: [{ name: 'two' }] });
  expect((await admin(there, 'DELETE', 'snapshots/two')).statusCode).toBe(204);
  expect((await admin(there, 'POST', 'snapshots/two/restore')).statusCode).toBe(404);
});

test('files of other programs are refused and change nothing', async () => {
  const mock = startMock();
  const before = dump(mock);
  for (const file of [Buffer.from('no database'), Buffer.alloc(4096), Buffer.alloc(0)]) {
    expect((await admin(mock, 'PUT', 'snapshots/x/import', file)).statusCode).toBeGreaterThanOrEqual(400);
  }
  expect(dump(mock)).toBe(before);
  expect(mock.bugs).toEqual([]);
});

test.for(['..%2f..%2fetc', '.hidden', 'a%00b', 'a'.repeat(70), 'a%2Fb'])(
  'the snapshot name %s is refused',
  async (name) => {
    expect((await admin(startMock(), 'PUT', `snapshots/${name}`)).statusCode).toBeGreaterThanOrEqual(400);
  },
);

test('a diff names tables and rows', async () => {
  const mock = startMock();
  await admin(mock, 'PUT', 'snapshots/before');
  await addEntity(mock, 'new');
  await mock.call(entity, 'edit', { id: 1, body: { name: 'entity', displayname: 'Renamed' } });
  const { tables } = (await admin(mock, 'GET', 'snapshots/before/diff/current')).json();
  expect(tables).toMatchObject({
    entity: {
      added: [{ id: 2, name: 'new' }],
      removed: [],
      changed: [{ from: { displayname: 'Entity' }, to: { displayname: 'Renamed' } }],
    },
  });
});

test('a world is selected by header, prefix, host label or credentials', async () => {
  const mock = startMock();
  const made = (await admin(mock, 'POST', 'worlds', { id: 'w1' })).json();
  expect(made).toMatchObject({ id: 'w1', headers: { 'X-Mock-World': 'w1' } });
  const basic = `Basic ${Buffer.from(`${made.credentials.login}:${made.credentials.password}`).toString('base64')}`;
  expect(await addEntity(mock, 'a', { 'x-mock-world': 'w1' })).toBe(200);
  expect(await addEntity(mock, 'b', {}, '/w/w1')).toBe(200);
  expect(await addEntity(mock, 'c', { host: 'w1.localhost' })).toBe(200);
  expect(await addEntity(mock, 'd', { authorization: basic })).toBe(200);
  expect(await names(mock, { 'x-mock-world': 'w1' })).toEqual(['entity', 'a', 'b', 'c', 'd']);
  expect(await names(mock)).toEqual(['entity']);
});

test('a new world starts from the baseline, whatever the state of the default world', async () => {
  const mock = startMock();
  await addEntity(mock, 'mine');
  await admin(mock, 'POST', 'worlds', { id: 'w1' });
  expect(await names(mock, {}, '/w/w1')).toEqual(['entity']);
  expect(await names(mock)).toEqual(['entity', 'mine']);
  await addEntity(mock, 'later');
  expect(await names(mock)).toEqual(['entity', 'mine', 'later']);
  await admin(mock, 'POST', 'reset');
  expect(await names(mock)).toEqual(['entity']);
});

test('the control plane of a world does not affect others', async () => {
  const mock = startMock();
  await admin(mock, 'POST', 'worlds', { id: 'w1' });
  await addEntity(mock, 'default');
  await addEntity(mock, 'guest', {}, '/w/w1');
  await mock.app.inject({ method: 'POST', url: '/w/w1/__admin/reset' });
  expect([await names(mock), await names(mock, {}, '/w/w1')]).toEqual([['entity', 'default'], ['entity']]);
});

test('unknown, existing, too many and default worlds are problems', async () => {
  const mock = startMock();
  expect(
    (await mock.app.inject({ url: urlOf(entity, 'list'), headers: { authorization, 'x-mock-world': 'no' } }))
      .statusCode,
  ).toBe(404);
  expect((await admin(mock, 'POST', 'worlds', { id: 'w1' })).statusCode).toBe(201);
  expect((await admin(mock, 'POST', 'worlds', { id: 'w1' })).statusCode).toBe(409);
  expect((await admin(mock, 'POST', 'worlds', { id: '../x' })).statusCode).toBe(400);
  expect((await admin(mock, 'DELETE', 'worlds/default')).statusCode).toBe(409);
  expect((await admin(mock, 'DELETE', 'worlds/w1')).statusCode).toBe(204);
  expect((await admin(mock, 'DELETE', 'worlds/w1')).statusCode).toBe(404);
});

test('worlds are independent', async () => {
  const mock = startMock();
  for (const id of ['w1', 'w2']) await admin(mock, 'POST', 'worlds', { id });
  const expected = new Map<string, string[]>([
    ['w1', []],
    ['w2', []],
    ['default', []],
  ]);
  const step = fc.record({
    world: fc.constantFrom('w1', 'w2', 'default'),
    isReset: fc.integer({ max: 9, min: 0 }).map((n) => n === 0),
  });
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      for (const { world, isReset } of steps) {
        const headers = { 'x-mock-world': world };
        if (isReset) {
          await mock.app.inject({ method: 'POST', url: '/__admin/reset', headers });
          expected.set(world, []);
        } else {
          count += 1;
          await addEntity(mock, `e${count}`, headers);
          expected.get(world)?.push(`e${count}`);
        }
      }
      for (const [world, added] of expected)
        expect(await names(mock, { 'x-mock-world': world })).toEqual(['entity', ...added]);
    }),
    { numRuns: 20 },
  );
});

test('a frozen clock is the time of written rows, and advances on request', async () => {
  const mock = startMock();
  await admin(mock, 'PUT', 'clock', { mode: 'frozen', now: '2012-10-01T12:00:00Z' });
  await addEntity(mock, 'then');
  expect((await admin(mock, 'POST', 'clock/advance', { by: 'PT6M' })).json()).toEqual({
    mode: 'frozen',
    now: '2012-10-01T12:06:00.000Z',
  });
  await addEntity(mock, 'later');
  const written = (await mock.call(entity, 'list')).json();
  expect(written).toMatchObject([{}, { dcreate: '1349092800' }, { dcreate: '1349093160' }]);
  await admin(mock, 'POST', 'reset');
  expect((await admin(mock, 'GET', 'clock')).json()).toMatchObject({ mode: 'real' });
  expect((await admin(mock, 'PUT', 'clock', { mode: 'frozen', now: 'yesterday' })).statusCode).toBe(400);
});

test('a table is searched in all columns and sorted, and has the names of its columns and key', async () => {
  const mock = startMock({ seeds: 'documented' });
  const page = async (path: string) => (await admin(mock, 'GET', `state/${path}`)).json();
  const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);
  const contexts = await page('context?sort=-name');
  expect(names(contexts.rows)).toEqual(names((await page('context?sort=name')).rows).reverse());
  expect(contexts).toMatchObject({ key: ['name'], columns: expect.arrayContaining(['displayname', 'entity']) });
  expect(await page('context?search=INCALLS')).toMatchObject({ total: 1, rows: [{ name: 'from-extern' }] });
  expect(await page('context?search=incalls&name=default')).toMatchObject({ total: 0, rows: [] });
  expect(await page('userfeatures?search=Petit&sort=id&limit=1')).toMatchObject({
    total: 1,
    rows: [{ lastname: 'Petit' }],
  });
  expect(await page('incall')).toMatchObject({ total: 0, columns: expect.arrayContaining(['exten']), key: ['id'] });
  expect(await page('queuemember?limit=0')).toMatchObject({ key: ['queue_name', 'interface'], rows: [] });
  expect(await page('context?sort=nam')).toMatchObject({
    status: 400,
    detail: expect.stringMatching(/^sort must be a column of the table context.* but is "nam"; did you mean name\?$/),
  });
});

test('the baseline can be compared with the current state, and with a snapshot', async () => {
  const mock = startMock();
  const diff = async (path: string) => (await admin(mock, 'GET', `snapshots/${path}`)).json();
  expect(await diff('baseline/diff/current')).toEqual({ from: 'baseline', to: 'current', tables: {} });
  await mock.call(entity, 'add', { body: { name: 'paris', displayname: 'Paris' } });
  expect((await diff('baseline/diff/current')).tables.entity.added).toMatchObject([{ name: 'paris' }]);
  await admin(mock, 'PUT', 'snapshots/one');
  expect((await diff('one/diff/baseline')).tables.entity.removed).toMatchObject([{ name: 'paris' }]);
  await mock.app.inject({ method: 'POST', url: '/__admin/reset' });
  expect((await diff('baseline/diff/current')).tables).toEqual({});
  await admin(mock, 'PUT', 'snapshots/baseline');
  await mock.call(entity, 'add', { body: { name: 'lyon', displayname: 'Lyon' } });
  expect((await diff('baseline/diff/current')).tables.entity.added).toHaveLength(1);
});

test('the state has the rows per table, filters and pages them, and accepts no SQL as a name', async () => {
  const mock = startMock();
  expect((await admin(mock, 'GET', 'state')).json().tables).toMatchObject({ entity: 1, context: 3 });
  expect((await admin(mock, 'GET', 'state/context?entity=entity&limit=1&offset=1')).json()).toMatchObject({
    total: 3,
    rows: [{ name: 'from-extern' }],
  });
  expect((await admin(mock, 'GET', `state/${encodeURIComponent('entity"; DROP TABLE entity; --')}`)).statusCode).toBe(
    404,
  );
  expect((await admin(mock, 'GET', 'state/entity?nosuch=1')).statusCode).toBe(400);
});

test('accounts are added, changed and deleted; passwords are never shown', async () => {
  const mock = startMock();
  const body = { name: 'reader', login: 'reader', passwd: 'secret', rights: ['xivo/configuration/manage/entity'] };
  const made = await admin(mock, 'POST', 'accounts', body);
  expect([made.statusCode, made.body.includes('secret')]).toEqual([201, false]);
  expect((await mock.call(entity, 'list', { auth: 'reader:secret' })).status).toBe(200);
  await admin(mock, 'PUT', 'accounts/reader', { ...body, rights: [] });
  expect((await mock.call(entity, 'list', { auth: 'reader:secret' })).status).toBe(403);
  await admin(mock, 'DELETE', 'accounts/reader');
  expect((await mock.call(entity, 'list', { auth: 'reader:secret' })).status).toBe(401);
  expect((await admin(mock, 'POST', 'accounts', { name: 'x', login: 'abc' })).statusCode).toBe(400);
  expect((await admin(mock, 'POST', 'accounts', { ...body, name: 'admin' })).statusCode).toBe(409);
  expect((await admin(mock, 'GET', 'accounts')).json()).toMatchObject({ accounts: [{ name: 'admin', rights: ['*'] }] });
});
