import { expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { startMock } from '../support/mock.ts';

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'sec-fetch-dest': 'document' };
const javaAccept = 'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2';

test.each([
  ['GET', '/', browser, 302],
  ['HEAD', '/', browser, 302],
  ['GET', '/?utm=1', browser, 302],
  ['GET', '/', { accept: 'text/html' }, 302],
  ['GET', '/', {}, 404],
  ['GET', '/', { accept: '*/*' }, 404],
  ['GET', '/', { ...browser, 'sec-fetch-dest': 'iframe' }, 404],
  ['GET', '/', { accept: javaAccept, 'user-agent': 'Java/1.8.0_392' }, 404],
  ['GET', '/', { accept: javaAccept, 'user-agent': 'dialer/2 Java/21.0.1' }, 404],
  ['POST', '/', browser, 404],
  ['GET', '/index.html', browser, 404],
] as const)('%s %s with %j answers %i', async (method, url, headers, status) => {
  const { app, world } = startMock();
  const answer = await app.inject({ method, url, headers });
  expect(answer.statusCode).toBe(status);
  expect(answer.headers.location).toBe(status === 302 ? '/__admin/ui/' : undefined);
  expect(world.journal.total).toBe(status === 302 ? 0 : 1);
});

test('a redirect to the inspector is no answer of the PBX', async () => {
  const { app, world } = startMock();
  const { headers, body } = await app.inject({ url: '/', headers: browser });
  expect({ ...headers, body }).toMatchObject({ body: '', 'cache-control': 'no-store', location: '/__admin/ui/' });
  expect(Object.keys(headers).filter((name) => /^x-/.test(name))).toEqual([]);
  expect(world.events.latest).toBe(0);
  expect((await app.inject('/__admin/metrics')).body).not.toMatch(/status="302"/);
});

test.each([
  ['/w/w1', {}, '/__admin/ui/?world=w1'],
  ['/w/w1/', {}, '/__admin/ui/?world=w1'],
  ['/w/W1/', {}, '/__admin/ui/?world=w1'],
  ['/', { 'x-mock-world': 'w1' }, '/__admin/ui/?world=w1'],
  ['/', { host: 'w1.localhost' }, '/__admin/ui/?world=w1'],
  ['/w/default/', {}, '/__admin/ui/'],
])('%s with %j leads to the inspector of the world', async (url, headers, location) => {
  const { app } = startMock();
  await app.inject({ method: 'POST', url: '/__admin/worlds', payload: { id: 'w1' } });
  expect((await app.inject({ url, headers: { ...browser, ...headers } })).headers.location).toBe(location);
});

test('an unknown world is still 404', async () => {
  const { app } = startMock();
  expect((await app.inject({ url: '/w/none/', headers: browser })).statusCode).toBe(404);
});

test('a redirect to HTTPS comes first', async () => {
  const { world } = startMock();
  const app = createApp(world, { redirect: true });
  const { headers } = await app.inject({ url: '/', headers: { ...browser, host: 'pbx.example' } });
  expect(headers.location).toBe('https://pbx.example/');
});
