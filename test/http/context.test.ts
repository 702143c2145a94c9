import { expect, onTestFinished, test } from 'vitest';
import { RequestContext } from '#http/context.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { createWorld } from '#seeding/create-world.ts';
import { Worlds } from '#world/worlds.ts';
import { startMock, urlOf } from '../support/mock.ts';

const form = { 'content-type': 'Application/x-www-form-urlencoded; charset=UTF-8' };

/** Returns the context of a request for users in the default world. */
function contextOf(method: string, query: string, headers: Readonly<Record<string, string>> = {}): RequestContext {
  const worlds = new Worlds(createWorld({ seeds: 'empty', dialect: 'documented' }));
  onTestFinished(() => worlds.close());
  const originalUrl = `/service/ipbx/json.php/restricted/pbx_settings/users/?${query}`;
  const received = {
    id: 'req-1',
    method,
    headers,
    originalUrl,
    protocol: 'http',
    socket: {},
    raw: { httpVersion: '1.1' },
  };
  const context = new RequestContext(received, worlds);
  context.route = { resource: users, mode: 'restricted' };
  return context;
}

test('a form sets parameters, act and operation once it is received', () => {
  const context = contextOf('POST', 'act=list&id=1', form);
  expect([context.act, context.query.text('id'), context.form.names()]).toEqual(['list', '1', []]);
  expect(context.operation).toBe('ipbx/pbx_settings/users:list');
  context.body = Buffer.from('act=view&sum=x');
  expect([context.act, context.query.text('id'), context.form.names()]).toEqual(['view', '1', ['act', 'sum']]);
  expect(context.operation).toBe('ipbx/pbx_settings/users:view');
  expect(context.urlQuery.text('act')).toBe('list');
});

test('a form is read only in a POST', () => {
  const context = contextOf('PUT', 'act=list', form);
  context.body = Buffer.from('act=view');
  expect([context.hasForm, context.act, context.form.names()]).toEqual([false, 'list', []]);
});

test('the fields of a multipart body are read as a form', () => {
  const context = contextOf('POST', '', { 'content-type': 'multipart/form-data; boundary=x' });
  context.body = Buffer.from('--x\r\nContent-Disposition: form-data; name="act"\r\n\r\nview\r\n--x--\r\n');
  expect([context.boundary, context.act]).toEqual(['x', 'view']);
});

test('no part of a request is parsed twice', () => {
  const authorization = `Basic ${Buffer.from('login:password').toString('base64')}`;
  const context = contextOf('POST', 'id=1', { ...form, authorization });
  context.body = Buffer.from('id=2');
  expect(context.credentials).toEqual({ login: 'login', password: 'password' });
  expect(context.credentials).toBe(context.credentials);
  expect(context.urlQuery).toBe(context.urlQuery);
  expect(context.form).toBe(context.form);
  expect(context.query).toBe(context.query);
});

test('a request without a route has no act', () => {
  const worlds = new Worlds(createWorld({ seeds: 'empty', dialect: 'documented' }));
  onTestFinished(() => worlds.close());
  const received = { id: 'req-1', method: 'GET', headers: {}, originalUrl: '/', protocol: 'http', socket: {} };
  const context = new RequestContext({ ...received, raw: { httpVersion: '1.1' } }, worlds);
  expect(context.isRouted).toBe(false);
  expect(() => context.operation).toThrow('the request was not routed');
});

test('the act in a form is recorded although a fault refuses it', async () => {
  const mock = startMock();
  const match = { operation: 'ipbx/pbx_settings/users:view' };
  await mock.app.inject({ method: 'POST', url: '/__admin/faults', payload: { match, preset: 'maintenance' } });
  const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;
  const headers = { ...form, authorization };
  await mock.app.inject({ method: 'POST', url: urlOf(users, 'list'), headers, payload: 'act=view&id=1' });
  const entries = mock.world.journal.entries();
  expect(entries.map(({ operation, answer }) => [operation, answer.status])).toEqual([[match.operation, 503]]);
});
