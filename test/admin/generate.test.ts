import { expect, test } from 'vitest';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { dump, type Mock, startMock } from '../support/mock.ts';

const example = {
  seed: 7,
  entities: 1,
  users: 300,
  groups: 4,
  queues: 4,
  agents: 10,
  incalls: 20,
  trunks: 3,
  schedules: 2,
  outcalls: 4,
  cels: 2000,
};

async function ask({ app }: Mock, body: unknown) {
  const headers = { 'content-type': 'application/json' };
  const response = await app.inject({
    method: 'POST',
    url: '/__admin/generate',
    headers,
    payload: JSON.stringify(body),
  });
  return { status: response.statusCode, headers: response.headers, json: () => response.json() };
}

test('a request answers with the counts of generated objects and its duration', async () => {
  const mock = startMock();
  const answer = await ask(mock, example);
  expect(answer.status).toBe(200);
  expect(answer.json()).toEqual({
    counts: {
      entities: 1,
      contexts: 2,
      users: 300,
      lines: 300,
      voicemails: 300,
      devices: 300,
      groups: 4,
      queues: 4,
      agents: 10,
      skills: 7,
      incalls: 20,
      trunks: 3,
      schedules: 2,
      outcalls: 4,
      cels: 2000,
    },
    ms: expect.any(Number),
  });
  expect(JSON.parse((await mock.call(users, 'list')).text)).toHaveLength(300);
});

test('a reset removes generated data', async () => {
  const mock = startMock();
  const before = dump(mock);
  await ask(mock, example);
  await mock.app.inject({ method: 'POST', url: '/__admin/reset' });
  expect(dump(mock)).toBe(before);
  expect(mock.world.store.sequences.peek('userfeatures')).toBe(1);
});

test('an empty request generates nothing', async () => {
  const mock = startMock();
  const before = dump(mock);
  expect((await ask(mock, {})).json().counts.entities).toBe(0);
  expect(dump(mock)).toBe(before);
});

test('only the selected world is filled', async () => {
  const mock = startMock();
  const json = { 'content-type': 'application/json' };
  await mock.app.inject({ method: 'POST', url: '/__admin/worlds', headers: json, payload: '{"id":"w1"}' });
  await mock.app.inject({
    method: 'POST',
    url: '/__admin/generate',
    headers: { ...json, 'x-mock-world': 'w1' },
    payload: '{"users":5}',
  });
  const rowsIn = async (headers: Record<string, string>) =>
    (await mock.app.inject({ url: '/__admin/state', headers })).json().tables.userfeatures;
  expect([await rowsIn({}), await rowsIn({ 'x-mock-world': 'w1' })]).toEqual([0, 5]);
});

test('counts beyond the limits are a problem with a place, and change nothing', async () => {
  const mock = startMock();
  const before = dump(mock);
  const answer = await ask(mock, { users: 100_001 });
  expect(answer.status).toBe(400);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json().errors).toMatchObject([{ at: 'users' }]);
  expect(dump(mock)).toBe(before);
});

test('outcalls without a trunk are a conflict, and nothing is added', async () => {
  const mock = startMock();
  const before = dump(mock);
  const answer = await ask(mock, { outcalls: 1 });
  expect(answer).toMatchObject({ status: 409 });
  expect(answer.json()).toMatchObject({ detail: 'outcalls need a trunk, but there is none; add trunks as well' });
  expect(dump(mock)).toBe(before);
});

test('records before existing ones are a conflict', async () => {
  const mock = startMock({ seeds: 'documented' });
  const answer = await ask(mock, { cels: 100, from: '2012-02-01' });
  expect(answer.status).toBe(409);
  expect(answer.json().detail).toContain('there are call records up to 2012-02-29');
});
