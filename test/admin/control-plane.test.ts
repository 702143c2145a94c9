import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { startMock } from '../support/mock.ts';
import { listen } from '../support/transports.ts';

const body = { name: 'second', displayname: 'Second' };

test('the probes and health answer', async () => {
  const { app } = startMock();
  expect((await app.inject('/livez')).json()).toEqual({ status: 'ok' });
  expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' });
  const health = (await app.inject('/__admin/health')).json();
  expect(health).toMatchObject({ status: 'ok', dialect: 'documented', generation: 1 });
});

test('a reset restores the baseline and starts a new generation', async () => {
  const mock = startMock();
  const before = (await mock.call(entity, 'list')).text;
  expect((await mock.call(entity, 'add', { body })).status).toBe(200);
  const reset = await mock.app.inject({ method: 'POST', url: '/__admin/reset' });
  expect(reset.json()).toMatchObject({ generation: 2, to: 'baseline' });
  expect((await mock.call(entity, 'list')).text).toBe(before);
});

test.for<[string, Record<string, string>, number]>([
  ['another origin', { origin: 'http://evil.example' }, 403],
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

test('web pages of the same origin may write', async () => {
  const { app } = startMock();
  const own = { origin: 'http://localhost', host: 'localhost' };
  expect((await app.inject({ method: 'POST', url: '/__admin/reset', headers: own })).statusCode).toBe(200);
});

test.for<[string, Record<string, string>]>([
  ['without a type', {}],
  ['as curl -d "" sends it', { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '0' }],
  ['with a type that is none', { 'content-type': 'json', 'content-length': '0' }],
  ['as JSON', { 'content-type': 'application/json', 'content-length': '0' }],
  ['in no chunks', { 'content-type': 'text/plain', 'transfer-encoding': 'chunked' }],
  ['in no chunks and without a type', { 'transfer-encoding': 'chunked' }],
])('an empty body %s counts as none', async ([, headers]) => {
  const { app } = startMock();
  const port = await listen(app);
  const sent = request({ port, host: '127.0.0.1', method: 'POST', path: '/__admin/reset', headers });
  sent.end();
  const [answer] = await once(sent, 'response');
  expect([answer.statusCode, JSON.parse(await text(answer)).to]).toEqual([200, 'baseline']);
});

test('a chunked body of a type that pages can send is refused', async () => {
  const { app, world } = startMock();
  const port = await listen(app);
  const headers = { 'content-type': 'text/plain', 'transfer-encoding': 'chunked' };
  const sent = request({ port, host: '127.0.0.1', method: 'POST', path: '/__admin/reset', headers });
  sent.end('{}');
  const [answer] = await once(sent, 'response');
  expect([answer.statusCode, JSON.parse(await text(answer)).detail]).toEqual([
    415,
    expect.stringContaining('Content-Type text/plain'),
  ]);
  expect(world.generation).toBe(1);
});

test('an unknown host is refused with advice, a missing one is accepted', async () => {
  const { app } = startMock();
  const answer = await app.inject({ url: '/__admin/state/accesswebservice', headers: { host: 'evil.example' } });
  expect(answer.json()).toMatchObject({ status: 403, detail: expect.stringContaining('evil.example') });
  expect(answer.json().detail).toContain('--allowed-hosts');
  const port = await listen(app);
  const socket = connect({ port, host: '127.0.0.1' });
  socket.end('GET /__admin/health HTTP/1.0\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /);
});

test('a refused token comes with the challenge', async () => {
  const app = createApp(createWorld({ seeds: 'fresh', dialect: 'documented' }), { token: 'sesame' });
  onTestFinished(() => app.close());
  const answer = await app.inject('/__admin/health');
  expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="xivo-mock"']);
});

test('a malformed body and an unknown member are problems with a place', async () => {
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
      'the body is not JSON at line 1, column 2: expected a key in double quotes or "}", found the end of the text',
  });
  expect((await send('{"count":0}')).json()).toMatchObject({ status: 400, errors: [{ at: 'count' }] });
});

test('a request for an unknown world is a 404 whatever else is wrong with it; one about the mock is served', async () => {
  const { app } = startMock();
  const headers = { 'x-mock-world': 'gone' };
  const put = await app.inject({ method: 'PUT', url: '/__admin/clock', headers, payload: { mode: 'never' } });
  expect([put.statusCode, put.json().detail]).toEqual([404, 'there is no world gone; the only world is default']);
  expect((await app.inject({ url: '/__admin/version', headers })).statusCode).toBe(200);
  expect((await app.inject({ url: '/__admin/worlds', headers })).statusCode).toBe(200);
});

test('JSON null counts as a missing body', async () => {
  const { app } = startMock();
  const send = (method: 'POST' | 'PUT', url: string) =>
    app.inject({ method, url, headers: { 'content-type': 'application/json' }, payload: 'null' });
  expect((await send('POST', '/__admin/reset')).json()).toMatchObject({ to: 'baseline' });
  expect((await send('PUT', '/__admin/clock')).json().detail).toBe('the body is missing; it must be an object');
});

test('a replaced account keeps the name of the path unless the body has one', async () => {
  const { app } = startMock();
  const put = (name: string, payload: object) =>
    app.inject({ method: 'PUT', url: `/__admin/accounts/${name}`, payload: { host: '192.0.2.1', ...payload } });
  expect((await put('admin', {})).json()).toMatchObject({ name: 'admin' });
  expect((await put('admin', { name: 'other' })).json()).toMatchObject({ name: 'other' });
  expect((await put('Other', {})).json().detail).toBe('there is no account Other; did you mean other?');
});
