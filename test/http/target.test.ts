import { expect, onTestFinished, test } from 'vitest';
import { Registry } from '#core/registry.ts';
import { findTarget } from '#http/routing/find-target.ts';
import { routeOf } from '#http/target.ts';
import { resources } from '#resources/index.ts';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { readTarget } from '#wire/target.ts';
import { startMock } from '../support/mock.ts';
import { headOf, requestText, talk } from '../support/raw.ts';
import { listen } from '../support/transports.ts';

test.for([
  ['/service/ipbx/json.php/restricted/pbx_settings/lines/100%?act=list', '/'],
  ['/%zz', '/'],
  ['*', '/'],
  ['/livez', '/livez'],
  ['/w/w1/readyz?x', '/readyz?x'],
  ['/__admin', '/__admin'],
  ['/__adminx', '/'],
  ['/%5f_admin/state', '/__admin/state'],
  ['/w/w1/_%5Fad%6din?x=%5f', '/__admin?x=%5f'],
  ['/__admin%2fstate', '/__admin%2fstate'],
  ['http://x/w/w1/__admin/state/a%20b?limit=1#c', '/__admin/state/a%20b?limit=1'],
  ['/__admin/state/100%', '/__admin/state/100%25'],
  ['/__admin/state/%ff%20', '/__admin/state/%25ff%2520'],
] as const)('the router looks for %s at %s', ([target, route]) => {
  expect(routeOf(target)).toBe(route);
});

const lines = '/service/ipbx/json.php/restricted/pbx_settings/lines';

test.for([
  [`${lines}/100%`, 'resource'],
  [`${lines}/%zz/%ff`, 'resource'],
  [`${lines}%`, 'unknown'],
  [`${lines}%ff`, 'unknown'],
  ['/service/ipbx/json.php/restricted/pbx%zzsettings/lines', 'unknown'],
  ['/service/./ipbx/./json.php/./restricted/./pbx_settings/lines/.', 'resource'],
  ['/service/ipbx/%2e/json.php/restricted/pbx_settings/lines', 'resource'],
  ['/service/ipbx/json.phpx/restricted/pbx_settings/lines', 'unknown'],
  ['/service/ipbx/json.php5', 'unknown'],
  ['/cti/json.php.', 'unknown'],
  ['/nosuch/json.phpx', 'noScript'],
  ['/%', 'noScript'],
  ['/%ff', 'noScript'],
  [`${lines}/%00`, 'malformed'],
  ['/%00', 'malformed'],
  ['*', 'malformed'],
] as const)('the path %s is of the kind %s', ([path, kind]) => {
  expect(findTarget(path, new Registry(resources, 'documented')).kind).toBe(kind);
});

const check = '/xivo/configuration/json.php/restricted/check/';

test.for([
  [`http://xivo.example${check}`, '200 OK'],
  [`http://me:secret@xivo.example:80${check}?act=x`, '200 OK'],
  [`/w/default${check}#fragment?act=nosuch`, '200 OK'],
  [`${lines}/100%?act=list`, '204 No Content'],
  [`${lines}/%zz?act=list`, '204 No Content'],
  [`${lines}/%ff?act=list`, '204 No Content'],
  [`${lines}%?act=list`, '404 Not Found'],
  ['/%', '404 Not Found'],
  [`${lines}/%00?act=list`, '400 Bad Request'],
  ['*', '400 Bad Request'],
] as const)('over a socket, GET %s is %s, and log and journal know it', async ([target, status]) => {
  const mock = startMock();
  const received = await talk(await listen(mock.app), requestText(`GET ${target} HTTP/1.1`));
  expect(headOf(received)[0]).toBe(`HTTP/1.1 ${status}`);
  expect(received).not.toContain('FST_ERR');
  expect(mock.world.journal.entries().map(({ url }) => url)).toEqual([target]);
  const { requests } = (await mock.app.inject('/__admin/requests')).json();
  expect(JSON.stringify(requests)).not.toContain('secret');
  expect(requests).toMatchObject([{ path: readTarget(target).path, request: { headers: { host: '127.0.0.1' } } }]);
});

test.for([
  '/__admin/state',
  '/%5f_admin/state/accesswebservice',
  '/_%5fadmin/version',
  '/w/default/%5f_admin/state',
  'http://x/__admin/state',
  'http://me:you@x/w/default/_%5Fadmin/state#x',
])('the control plane requires its token at %s', async (target) => {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  const app = createApp(world, { token: 'sesame' });
  onTestFinished(() => app.close());
  const port = await listen(app);
  expect(headOf(await talk(port, requestText(`GET ${target} HTTP/1.1`)))[0]).toBe('HTTP/1.1 401 Unauthorized');
  expect(world.journal.total).toBe(0);
});

test.for(['/__admin/state/%zz', '/__admin/state/%ff', `/__admin/state/${'x'.repeat(300)}`])(
  'the control plane answers %s as any name that it does not know',
  async (target) => {
    const received = await talk(await listen(startMock().app), requestText(`GET ${target} HTTP/1.1`));
    expect(headOf(received)[0]).toBe('HTTP/1.1 404 Not Found');
    expect(received).toContain('application/problem+json');
  },
);
