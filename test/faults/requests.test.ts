import { expect, test } from 'vitest';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { dump, type Mock, startMock, urlOf } from '../support/mock.ts';

const add = 'xivo/configuration/manage/entity:add';
const form = 'application/x-www-form-urlencoded';
const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;

async function fail(mock: Mock, payload: object, headers: Record<string, string> = {}): Promise<void> {
  const answer = await mock.app.inject({ method: 'POST', url: '/__admin/faults', payload, headers });
  expect(answer.statusCode).toBe(201);
}

const addEntity = (mock: Mock, name: string) =>
  mock.call(entity, 'add', { body: { name, displayname: `Entity ${name}` } });

async function names(mock: Mock): Promise<string[]> {
  const items: { name: string }[] = JSON.parse((await mock.call(entity, 'list')).text);
  return items.map(({ name }) => name);
}

const lastCall = ({ world }: Mock) => world.journal.entries().at(-1);

test('the next two adds fail, then the third succeeds', async () => {
  const mock = startMock();
  await fail(mock, { match: { operation: add }, trigger: { times: 2 }, action: { respond: { status: 500 } } });
  const statuses = [];
  for (const name of ['aa', 'bb', 'cc']) statuses.push((await addEntity(mock, name)).status);
  expect(statuses).toEqual([500, 500, 200]);
  expect(await names(mock)).toEqual(['entity', 'cc']);
  expect(mock.world.faults.all()).toMatchObject([{ id: 'f1', seen: 3, hits: 2 }]);
});

test('the change remains if the answer is lost after the commit', async () => {
  const mock = startMock();
  await fail(mock, { match: { operation: add }, trigger: { times: 1 }, preset: 'lost-answer' });
  await expect(addEntity(mock, 'kept')).rejects.toThrow('response destroyed');
  expect(await names(mock)).toEqual(['entity', 'kept']);
  expect(mock.world.journal.entries()[0]).toMatchObject({ operation: add, fault: 'f1', answer: { status: 0 } });
});

test('the change remains if the answer is replaced after the commit', async () => {
  const mock = startMock();
  await fail(mock, { match: { operation: add }, trigger: { times: 1 }, preset: 'gateway-timeout' });
  expect(await addEntity(mock, 'kept')).toMatchObject({ status: 504, text: expect.stringContaining('504') });
  expect(await names(mock)).toHaveLength(2);
});

test('a fault after the commit does not fire for a refused act', async () => {
  const mock = startMock();
  await fail(mock, { match: { operation: add }, trigger: { times: 1 }, preset: 'gateway-timeout' });
  expect((await mock.call(entity, 'add', { body: {} })).status).toBe(400);
  expect((await addEntity(mock, 'kept')).status).toBe(504);
});

test('a fault before the act fires before the access checks and changes nothing', async () => {
  const mock = startMock();
  const before = dump(mock);
  await fail(mock, { preset: 'database-down' });
  const refused = await mock.call(entity, 'add', { body: { name: 'aa', displayname: 'A' }, auth: null });
  expect(refused).toMatchObject({ status: 500, text: '', headers: { 'x-xivo-ws-version': '1.0' } });
  expect(refused.headers['x-mock-reason']).toBe('fault f1 fired before the act: nothing is changed');
  expect(dump(mock)).toBe(before);
  expect(lastCall(mock)).toMatchObject({ operation: add, fault: 'f1', answer: { status: 500 } });
});

test('a rule for an account fires only for its requests, after the access checks', async () => {
  const mock = startMock();
  await fail(mock, { match: { account: 'admin' }, preset: 'maintenance' });
  expect((await mock.call(entity, 'list', { auth: null })).status).toBe(401);
  const answer = await mock.call(entity, 'list');
  expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '120', server: 'nginx' } });
  await mock.app.inject({ method: 'DELETE', url: '/__admin/faults' });
  await fail(mock, { match: { account: 'somebody' }, preset: 'maintenance' });
  expect((await mock.call(entity, 'list')).status).toBe(200);
});

test('a rule matches the act of a form', async () => {
  const mock = startMock();
  await fail(mock, { match: { operation: 'xivo/configuration/manage/entity:view' }, preset: 'maintenance' });
  const send = (payload: string) =>
    mock.app.inject({
      method: 'POST',
      url: urlOf(entity, 'list'),
      headers: { authorization, 'content-type': form },
      payload,
    });
  expect((await send('act=view&id=1')).statusCode).toBe(503);
  expect((await send('')).statusCode).toBe(200);
});

test('no rule fires for a request that reaches no web service', async () => {
  const mock = startMock();
  await fail(mock, { trigger: { times: 1 }, preset: 'web-server-restarting' });
  expect((await mock.app.inject('/favicon.ico')).statusCode).toBe(404);
  expect((await mock.call(entity, 'list')).status).toBe(502);
});

test('the answer has the headers and the body of the rule', async () => {
  const mock = startMock();
  const respond = { status: 418, headers: { 'X-Own': 'yes', 'Content-Type': 'text/plain' }, body: 'no coffee: é' };
  await fail(mock, { trigger: { times: 1 }, action: { respond } });
  const answer = await mock.call(entity, 'list');
  expect(answer).toMatchObject({ status: 418, text: 'no coffee: é' });
  expect(answer.headers).toMatchObject({ 'x-own': 'yes', 'content-type': 'text/plain', server: 'nginx' });
  await fail(mock, { action: { respond: { status: 200, body: [{ id: '1/2' }] } } });
  const json = await mock.call(entity, 'list');
  expect(json.text).toBe('[{"id":"1\\/2"}]');
  expect(json.headers['content-type']).toBe('application/json');
});

test('a mutation changes the answer and neither the store nor an answer without JSON', async () => {
  const mock = startMock();
  const mutate = { drop: ['displayname'], replace: { id: 'seven' }, add: { extra: 'a/b' } };
  await fail(mock, { trigger: { times: 1 }, action: { mutate } });
  expect((await addEntity(mock, 'aa')).status).toBe(200);
  const list = await mock.call(entity, 'list');
  expect(list.text).not.toContain('displayname');
  expect(list.text).toContain('"extra":"a\\/b"');
  expect(list.json()).toMatchObject([{ id: 'seven' }, { id: 'seven', name: 'aa' }]);
  const unchanged = [{ id: '1', displayname: 'Entity' }, { id: '2' }];
  expect((await mock.call(entity, 'list')).json()).toMatchObject(unchanged);
  await fail(mock, { action: { mutate: { truncate: 1 } } });
  expect(await names(mock)).toHaveLength(1);
});

test('a delay affects only its request', async () => {
  const mock = startMock();
  await fail(mock, { match: { operation: add }, action: { delay: 150 } });
  const order: string[] = [];
  const begun = performance.now();
  const slow = addEntity(mock, 'slow').then(({ status }) => order.push(`slow ${status}`));
  await mock.call(entity, 'list').then(({ status }) => order.push(`fast ${status}`));
  await slow;
  expect(order).toEqual(['fast 200', 'slow 200']);
  expect(performance.now() - begun).toBeGreaterThan(140);
  expect(mock.world.journal.entries().map(({ fault }) => fault)).toEqual([undefined, 'f1']);
});

test('a reset releases delayed requests, which change nothing in the new generation', async () => {
  const mock = startMock();
  const baseline = dump(mock);
  await fail(mock, { action: { delay: '1h' } });
  const held = addEntity(mock, 'late');
  await expect.poll(() => mock.world.faults.all()[0]?.hits).toBe(1);
  await mock.app.inject({ method: 'POST', url: '/__admin/reset' });
  expect(await held).toMatchObject({ status: 503 });
  expect(dump(mock)).toBe(baseline);
  expect(mock.world.journal.total).toBe(0);
});

test('the server closes while a request is delayed', async () => {
  const mock = startMock();
  await fail(mock, { action: { delay: '1h' } });
  const held = addEntity(mock, 'late');
  await expect.poll(() => mock.world.faults.all()[0]?.hits).toBe(1);
  await mock.app.close();
  expect(await held).toMatchObject({ status: 503 });
});

test('a reset and a restore remove the rules and restart their ids', async () => {
  const mock = startMock();
  const image = mock.world.store.image();
  for (const forget of [() => mock.world.reset(), () => mock.world.restore(image)]) {
    await fail(mock, { preset: 'database-down' });
    expect((await mock.call(entity, 'list')).status).toBe(500);
    forget();
    expect((await mock.call(entity, 'list')).status).toBe(200);
  }
  await fail(mock, { preset: 'database-down' });
  expect(mock.world.faults.all()[0]?.id).toBe('f1');
});

test('a rule matches the parameters of a form after it is read', async () => {
  const mock = startMock();
  await fail(mock, { match: { query: { act: 'list' } }, preset: 'maintenance' });
  const send = (payload: string) =>
    mock.app.inject({
      method: 'POST',
      url: '/xivo/configuration/json.php/restricted/manage/entity/?act=list',
      headers: { authorization, 'content-type': form },
      payload,
    });
  expect((await send('act=search&search=x')).statusCode).not.toBe(503);
  expect((await send('act=list')).statusCode).toBe(503);
  expect((await send('other=1')).statusCode).toBe(503);
});

test('probability uses the random generator of the world: the same after a reset, different with another seed', async () => {
  const mock = startMock();
  const run = async () => {
    await fail(mock, { trigger: { probability: 0.5 }, preset: 'maintenance' });
    const statuses: number[] = [];
    for (let call = 0; call < 40; call += 1) statuses.push((await mock.call(entity, 'list')).status);
    mock.world.reset();
    return statuses;
  };
  const first = await run();
  expect(new Set(first)).toEqual(new Set([200, 503]));
  expect(await run()).toEqual(first);
  mock.world.random.reseed(99);
  expect(await run()).not.toEqual(first);
});

test('a fault affects only its world', async () => {
  const mock = startMock();
  const own = { 'x-mock-world': 'w1' };
  await mock.app.inject({ method: 'POST', url: '/__admin/worlds', payload: { id: 'w1' } });
  await fail(mock, { preset: 'maintenance' }, own);
  const url = urlOf(entity, 'list');
  expect((await mock.app.inject({ url, headers: { authorization } })).statusCode).toBe(200);
  expect((await mock.app.inject({ url, headers: { authorization, ...own } })).statusCode).toBe(503);
});
