import { expect, test } from 'vitest';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { type Mock, startMock } from '../support/mock.ts';

async function post({ app }: Mock, path: string, payload: string) {
  const headers = { 'content-type': 'application/json' };
  const answer = await app.inject({ method: 'POST', url: `/__admin/${path}`, headers, payload });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

const words = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'];

test.for(words)('%s is an ordinary name in patterns and faults', async (word) => {
  const mock = startMock();
  await mock.call(entity, 'list', { query: { [word]: '1' } });
  const count = async (pattern: object) => (await post(mock, 'requests/count', JSON.stringify(pattern))).body['count'];
  expect(await count({ query: { [word]: '1' } })).toBe(1);
  expect(await count({ query: { [word]: '2' } })).toBe(0);
  expect(await count({ query: { [word]: null } })).toBe(0);
  expect(await count({ account: word })).toBe(0);
  expect(await count({ body: { [word]: 1 } })).toBe(0);
  const rule = { match: { query: { [word]: '1' } }, action: { mutate: { add: { [word]: 'added' }, drop: ['name'] } } };
  expect((await post(mock, 'faults', JSON.stringify(rule))).status).toBe(201);
  const spared = await mock.call(entity, 'list', { query: { [word]: '2' } });
  expect(spared.text).not.toContain('added');
  const [item] = (await mock.call(entity, 'list', { query: { [word]: '1' } })).json() as object[];
  expect(Object.entries(item ?? {})).toContainEqual([word, 'added']);
});

test.for<[string, string]>([
  ['requests/find', '{"query":{"__proto__":"1"}}'],
  ['requests/count', '{"body":{"a":[{"__proto__":1}]}}'],
  ['requests/wait', '{"pattern":{"query":{"\\u005f_proto__":"1"}}}'],
  ['verify', '{"sequence":[{"query":{"__proto__":null}}]}'],
  ['faults', '{"preset":"slow","match":{"query":{"__proto__":"1"}}}'],
  ['faults', '{"action":{"respond":{"status":200,"headers":{"__proto__":"a"}}}}'],
  ['faults', '{"action":{"respond":{"status":200,"body":{"__proto__":1}}}}'],
  ['faults', '{"action":{"mutate":{"add":{"__proto__":1}}}}'],
  ['accounts', '{"__proto__":{"name":"reader"},"host":"192.0.2.1"}'],
  ['generate', '{"__proto__":{"users":1}}'],
  ['reset', '{"__proto__":{"to":"empty"}}'],
])('__proto__ in %s %s is refused with its place', async ([path, payload]) => {
  const mock = startMock();
  const { status, body } = await post(mock, path, payload);
  expect(status).toBe(400);
  expect(body['detail']).toMatch(/__proto__ is not allowed as a key$/);
  expect(mock.bugs).toEqual([]);
});

test('an account can be called constructor, and the name finds no other account', async () => {
  const mock = startMock();
  expect((await mock.app.inject({ method: 'DELETE', url: '/__admin/accounts/constructor' })).statusCode).toBe(404);
  const made = await post(mock, 'accounts', '{"name":"constructor","login":"toString","passwd":"valueOf"}');
  expect(made.status).toBe(201);
  expect((await mock.call(entity, 'list', { auth: 'toString:valueOf' })).status).toBe(403);
  expect((await mock.call(entity, 'list', { auth: '__proto__:valueOf' })).status).toBe(401);
});
