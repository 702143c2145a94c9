import { expect, test } from 'vitest';
import { entity } from '../../src/resources/xivo/configuration/manage/entity.ts';
import { startMock } from '../support/mock.ts';

const body = { name: 'second', displayname: 'Second' };

test('the probes and the health answer', async () => {
  const { app } = startMock();
  expect((await app.inject('/livez')).json()).toEqual({ status: 'ok' });
  expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' });
  const health = (await app.inject('/__admin/health')).json();
  expect(health).toMatchObject({ status: 'ok', dialect: 'documented', generation: 1 });
});

test('a reset brings back the baseline and begins a generation', async () => {
  const mock = startMock();
  const before = (await mock.call(entity, 'list')).text;
  expect((await mock.call(entity, 'add', { body })).status).toBe(200);
  const reset = await mock.app.inject({ method: 'POST', url: '/__admin/reset' });
  expect(reset.json()).toMatchObject({ generation: 2, to: 'baseline' });
  expect((await mock.call(entity, 'list')).text).toBe(before);
});

test.for<[string, Record<string, string>, number]>([
  ['a foreign origin', { origin: 'http://evil.example' }, 403],
  ['a sandboxed page', { origin: 'null' }, 403],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['plain text', { 'content-type': 'text/plain' }, 415],
])('the control plane refuses %s and does nothing', async ([, headers, status]) => {
  const mock = startMock();
  const answer = await mock.app.inject({ method: 'POST', url: '/__admin/reset', headers, payload: '{}' });
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(mock.world.generation).toBe(1);
});

test('the web pages of the server itself may write', async () => {
  const { app } = startMock();
  const own = { origin: 'http://localhost', host: 'localhost' };
  expect((await app.inject({ method: 'POST', url: '/__admin/reset', headers: own })).statusCode).toBe(200);
});

test('a malformed body and an unknown member are problems with their place', async () => {
  const { app } = startMock();
  const send = (payload: string) =>
    app.inject({
      method: 'POST',
      url: '/__admin/effects/wait',
      headers: { 'content-type': 'application/json' },
      payload,
    });
  expect((await send('{')).json()).toMatchObject({
    status: 400,
    detail:
      'the body is not valid JSON at line 1, column 2: expected a key in double quotes or "}", found the end of the text',
  });
  expect((await send('{"count":0}')).json()).toMatchObject({ status: 400, errors: [{ at: 'count' }] });
});
