import { expect, test } from 'vitest';
import { startMock } from '../support/mock.ts';

test.for<['GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', string, string]>([
  ['POST', '/__admin/rest', 'the control plane has no /__admin/rest; did you mean POST /__admin/reset?'],
  ['GET', '/__admin/clok', 'the control plane has no /__admin/clok; did you mean GET /__admin/clock?'],
  ['PATCH', '/__admin/clok', 'the control plane has no /__admin/clok; did you mean GET or PUT /__admin/clock?'],
  ['POST', '/__admin/reset/', 'the control plane has no /__admin/reset/; did you mean POST /__admin/reset?'],
  ['POST', '//__admin/reset', 'the control plane has no //__admin/reset; did you mean POST /__admin/reset?'],
  ['POST', '/__admin//reset', 'the control plane has no /__admin//reset; did you mean POST /__admin/reset?'],
  [
    'POST',
    '/__admin/snapshots/mine/restor',
    'the control plane has no /__admin/snapshots/mine/restor; did you mean POST /__admin/snapshots/mine/restore?',
  ],
  [
    'PUT',
    '/__admin/snapshot/a',
    'the control plane has no /__admin/snapshot/a; did you mean PUT /__admin/snapshots/a?',
  ],
])('%s %s is a 404 that names the nearest call', async ([method, url, detail]) => {
  const { app, world } = startMock();
  const answer = await app.inject({ method, url });
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.json()).toEqual({ type: 'about:blank', title: 'Not Found', status: 404, detail });
  expect(world.journal.total).toBe(0);
});

test.for(['/__admin', '/__admin/', '/__admin/quite-another-thing', `/__admin/${'x'.repeat(10_000)}`])(
  'GET %s, near to nothing, is a 404 that names what there is',
  async (url) => {
    const { app, world } = startMock();
    const { status, detail } = (await app.inject(url)).json();
    expect(status).toBe(404);
    expect(detail).toContain('; it has version, config, ');
    expect(detail.length).toBeLessThan(500);
    expect(world.journal.total).toBe(0);
  },
);

test.for<['GET' | 'POST' | 'PATCH' | 'OPTIONS', string, string]>([
  ['GET', '/__admin/reset', 'POST'],
  ['PATCH', '/__admin/clock', 'GET, HEAD, PUT'],
  ['PATCH', '/__admin/requests/find', 'GET, HEAD, POST'],
  ['POST', '/__admin/snapshots/mine', 'PUT, DELETE'],
  ['OPTIONS', '/__admin/reset', 'POST'],
])('%s %s is a 405 that names the methods', async ([method, url, allow]) => {
  const { app, world } = startMock();
  const answer = await app.inject({ method, url });
  expect(answer.headers).toMatchObject({ allow, 'content-type': expect.stringMatching(/^application\/problem\+json/) });
  expect(answer.json()).toMatchObject({ status: 405, detail: `${url} takes ${allow}, not ${method}` });
  expect(world.journal.total).toBe(0);
});

test('a name that is too long is refused by its route', async () => {
  const { app } = startMock();
  expect((await app.inject(`/__admin/state/${'x'.repeat(2000)}`)).json()).toMatchObject({
    status: 404,
    detail: expect.stringMatching(/^there is no table xxx/),
  });
});

test.for([
  '/livez',
  '/readyz',
  '/__admin/health',
  '/__admin/version',
  '/__admin/metrics',
  '/__admin/operations',
  '/__admin/requests',
  '/__admin/state/entity',
  '/__admin/state/nothing',
  '/w/default/__admin/clock',
])('HEAD %s answers as GET does, without a body', async (url) => {
  const { app, world } = startMock();
  world.clock.freeze(0);
  const [head, get] = [await app.inject({ method: 'HEAD', url }), await app.inject(url)];
  expect(head.body).toBe('');
  expect([head.statusCode, head.headers['content-type']]).toEqual([get.statusCode, get.headers['content-type']]);
  expect(world.journal.total).toBe(0);
});
