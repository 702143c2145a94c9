import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { startMock } from '../support/mock.ts';
import { headOf, talk } from '../support/raw.ts';
import { listen } from '../support/transports.ts';

const check = '/xivo/configuration/json.php/restricted/check/';
const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;

test('the journal of a world has the target and the headers as sent', async () => {
  const { app } = startMock();
  await app.inject({ method: 'POST', url: '/__admin/worlds', payload: { id: 'w1' } });
  // Unusual Base64: without padding, and with a stray character.
  const odd = `Basic  ${Buffer.from('admin:proformatique').toString('base64').replaceAll('=', '')}!`;
  const sent = { authorization: odd, host: 'pbx.test', 'user-agent': 'test' };
  expect((await app.inject({ url: `/w/w1${check}?act=x`, headers: sent })).statusCode).toBe(200);
  const { requests } = (await app.inject('/w/w1/__admin/requests')).json();
  expect(requests).toMatchObject([{ world: 'w1', url: `/w/w1${check}?act=x`, path: check }]);
  expect(requests[0].request.headers).toEqual({ ...sent, authorization: '[redacted]' });
  expect((await app.inject('/__admin/requests')).json().requests).toEqual([]);
});

test('an act gets the same request whether its world is named by prefix, header, host or credentials', async () => {
  const { app } = startMock();
  await app.inject({ method: 'POST', url: '/__admin/worlds', payload: { id: 'w1' } });
  const guest = `Basic ${Buffer.from('world-w1:secret-w1').toString('base64')}`;
  const calls = [
    { url: `/w/w1${check}`, headers: { authorization } },
    { url: check, headers: { authorization, 'x-mock-world': 'w1' } },
    { url: check, headers: { authorization, host: 'w1.localhost:80' } },
    { url: check, headers: { authorization: guest } },
  ];
  for (const call of calls) expect((await app.inject(call)).statusCode).toBe(200);
  const { requests } = (await app.inject('/w/w1/__admin/requests')).json();
  expect(requests.map(({ path }: { path: string }) => path)).toEqual([check, check, check, check]);
});

test('a path prefix takes precedence over a header with another world', async () => {
  const { app } = startMock();
  await app.inject({ method: 'POST', url: '/__admin/worlds', payload: { id: 'w1' } });
  const headers = { authorization, 'x-mock-world': 'nosuch' };
  expect((await app.inject({ url: `/w/w1${check}`, headers })).statusCode).toBe(200);
  expect((await app.inject({ url: check, headers })).statusCode).toBe(404);
});

test.for([
  [`/w/default${check}?act=list&id=%20`, `/w/default${check}?act=list&id=%20`],
  [`http://me:secret@pbx.test${check}?act=list`, `${check}?act=list`],
  [check, check],
] as const)('the redirect of %s keeps world, path and query', async ([url, expected]) => {
  const app = createApp(createWorld({ seeds: 'fresh', dialect: 'documented' }), { redirect: true });
  onTestFinished(() => app.close());
  const received = await talk(await listen(app), `GET ${url} HTTP/1.1\r\nHost: pbx.test\r\nConnection: close\r\n\r\n`);
  expect(headOf(received)[0]).toBe('HTTP/1.1 302 Found');
  expect(headOf(received)).toContain(`Location: https://pbx.test${expected}`);
});

test.for([
  [`/w/w2${check}`, {}, 'there is no world w2; did you mean w1?'],
  [check, { 'x-mock-world': 'nosuch' }, 'there is no world nosuch; the worlds are default and w1'],
  [check, { host: 'w3.localhost' }, 'there is no world w3; did you mean w1?'],
  [
    check,
    { authorization: `Basic ${btoa('world-w4:secret-w4')}` },
    'the credentials belong to a world that does not exist',
  ],
] as const)('%s with %j is 404 and names the unknown world', async ([url, headers, detail]) => {
  const { app } = startMock();
  await app.inject({ method: 'POST', url: '/__admin/worlds', payload: { id: 'w1' } });
  for (const path of [url, `${url}`.replace(check, '/__admin/requests')]) {
    const answer = await app.inject({ url: path, headers });
    expect([answer.statusCode, answer.json().detail]).toEqual([404, detail]);
  }
});
