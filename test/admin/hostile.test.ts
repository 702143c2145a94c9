import { expect, test } from 'vitest';
import { dump, startMock } from '../support/mock.ts';

const json = { 'content-type': 'application/json' };
const huge = `{"seed": 1, "padding": "${'x'.repeat(100 * 1024 * 1024)}"}`;

test.for<[string, 'GET' | 'POST' | 'PUT' | 'DELETE', string, Record<string, string>, string | undefined]>([
  ['another origin', 'POST', '/__admin/reset', { ...json, origin: 'http://evil.example' }, '{}'],
  ['a form that a page can send', 'POST', '/__admin/faults', { 'content-type': 'text/plain' }, '{"preset":"hanging"}'],
  ['a body of 100 MB', 'PUT', '/__admin/seed', json, huge],
  [
    'a body nested without end',
    'POST',
    '/__admin/requests/find',
    json,
    `{"body":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  ],
  ['a path as the name of a snapshot', 'PUT', '/__admin/snapshots/..%2f..%2fetc%2fpasswd', {}, undefined],
  ['SQL as the name of a table', 'GET', '/__admin/state/entity%22%3B%20DROP%20TABLE%20entity%3B--', {}, undefined],
  ['SQL as the name of a column', 'GET', '/__admin/state/entity?name%22%20OR%201%3D1--=1', {}, undefined],
  ['a table of the database itself', 'GET', '/__admin/state/sqlite_schema', {}, undefined],
  [
    'a column that is none in a fixture',
    'POST',
    '/__admin/fixtures',
    json,
    '{"entity":[{"id); DROP TABLE entity;--":1}]}',
  ],
  ['a prototype in a fixture', 'POST', '/__admin/fixtures', json, '{"__proto__":[{"a":1}]}'],
  ['a world outside its name', 'POST', '/__admin/worlds', json, '{"id":"../default"}'],
  ['an account outside its rules', 'POST', '/__admin/accounts', json, '{"name":"A B","login":"x","passwd":"y"}'],
])('%s is refused and changes nothing', async ([, method, url, headers, payload]) => {
  const mock = startMock();
  const before = dump(mock);
  const answer = await mock.app.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.statusCode).toBeLessThan(500);
  expect(dump(mock)).toBe(before);
  expect([mock.world.faults.isEmpty, mock.world.generation, mock.bugs]).toEqual([true, 1, []]);
});
