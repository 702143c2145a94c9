import { METHODS } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { type RawRequest, sendRaw } from '../support/raw-requests.ts';
import { listen } from '../support/transports.ts';

const token = 'sesame';

/** The status of a request that passed every check; its body, world and handler are not looked at. */
const passed = 299;

/** The paths that are served without the token: they hold nothing of the mock's state. */
const open = [
  ...['/__admin/ui', '/__admin/ui/', '/__admin/ui/x', '/__admin/docs', '/__admin/docs/', '/__admin/docs/x'],
  ...['/__admin/openapi.json', '/__admin/openapi/xivo.json'],
];

interface Route {
  readonly url: string;
  readonly methods: readonly string[];
}

/** Starts a mock with a token; returns the paths of its control plane and probes as Fastify declares them. */
async function start() {
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  const app = createApp(world, { token, allowedHosts: ['pbx.example', '*.mock.example'] });
  onTestFinished(() => app.close());
  const routes: Route[] = [];
  app.addHook('onRoute', (route) => {
    if (route.url === '/*') return;
    routes.push({ url: route.url, methods: [route.method].flat() });
    route.preParsing = async (_request, reply) => reply.code(passed).send('');
  });
  const port = await listen(app);
  const calls = routes.filter(({ url }) => url.startsWith('/__admin/') && !url.endsWith('*'));
  const paths = [...new Set(calls.map(({ url }) => url.replaceAll(/:\w+/g, 'x')))];
  /** The status of a request with an accepted host, but without the token. */
  const withoutToken = (path: string, method: string) =>
    open.includes(path) && methodsOf(calls, path).includes(method) ? passed : 401;
  return { world, port, paths, methodsOf: (path: string) => methodsOf(calls, path), withoutToken };
}

function methodsOf(routes: readonly Route[], path: string): readonly string[] {
  const isLike = (url: string) => new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]+')}$`).test(path);
  return routes.flatMap(({ url, methods }) => (isLike(url) ? methods : []));
}

const allMethods = METHODS.filter((method) => method !== 'CONNECT');

const encode = (text: string) => text.replace(/[^/]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);

/** Spellings of the same target. */
const forms: Readonly<Record<string, (path: string) => string>> = {
  plain: (path) => path,
  'with a query': (path) => `${path}?a=1`,
  'with an encoded letter': (path) => path.replace('_', '%5f'),
  'with another one, upper case': (path) => path.replace('__', '_%5F'),
  'fully encoded': (path) => encode(path),
  'fully encoded, upper case': (path) => encode(path).toUpperCase(),
  absolute: (path) => `http://127.0.0.1${path}`,
  'absolute, encoded': (path) => `http://x.example:80${path.replace('__', '_%5f')}`,
  'below a world': (path) => `/w/default${path}`,
  'below a world, encoded': (path) => `/w/default${encode(path)}`,
};

const host = { Host: '127.0.0.1' };
const right = { Authorization: `Bearer ${token}` };

/** Headers that name a host, and whether the control plane accepts them. */
const names: readonly (readonly [Readonly<Record<string, string>>, boolean])[] = [
  [host, true],
  [{ Host: 'localhost:8080', Origin: 'http://localhost:8080' }, true],
  [{ Host: 'w1.localhost' }, true],
  [{ Host: 'PBX.example' }, true],
  [{ Host: 'a.mock.example' }, true],
  [{ Host: 'evil.example' }, false],
  [{ Host: 'evil.example', Origin: 'http://evil.example' }, false],
  [{ ...host, Origin: 'http://evil.example' }, false],
  [{ ...host, Origin: 'null' }, false],
];

const tokens: readonly (readonly [Readonly<Record<string, string>>, boolean])[] = [
  [right, true],
  [{ 'X-Mock-Token': token }, true],
  [{}, false],
  [{ Authorization: 'Bearer wrong' }, false],
];

type Expected = RawRequest & { readonly expected: number };

async function differences(port: number, requests: readonly Expected[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (let start = 0; start < requests.length; start += 500) {
    const batch = requests.slice(start, start + 500);
    const answers = await sendRaw(port, batch);
    for (const [index, { expected, method, target, headers }] of batch.entries()) {
      const status = answers[index]?.status;
      if (status !== expected) found.push(`${method} ${target} ${JSON.stringify(headers)}: ${status}, not ${expected}`);
    }
  }
  return found;
}

test('every path in every spelling requires the token and an accepted host, and is never in the journal', async () => {
  const { world, port, paths, methodsOf, withoutToken } = await start();
  expect(paths.length).toBeGreaterThan(30);
  const requests = paths.flatMap((path) =>
    [...methodsOf(path), 'PATCH'].flatMap((method) => {
      const served = methodsOf(path).includes(method) ? passed : 405;
      return Object.values(forms).flatMap((form): Expected[] => [
        { method, target: form(path), headers: { ...host, ...right }, expected: served },
        { method, target: form(path), headers: host, expected: withoutToken(path, method) },
        {
          method,
          target: form(path),
          headers: { ...host, Authorization: 'Bearer wrong' },
          expected: withoutToken(path, method),
        },
        { method, target: form(path), headers: { Host: 'evil.example', ...right }, expected: 403 },
      ]);
    }),
  );
  expect(await differences(port, requests)).toEqual([]);
  expect(world.journal.total).toBe(0);
});

test('every path is served if host and token are both accepted', async () => {
  const { port, paths, methodsOf, withoutToken } = await start();
  const requests = paths.flatMap((path) =>
    methodsOf(path).flatMap((method) =>
      names.flatMap(([name, isOwn]) =>
        tokens.map(([given, isRight]): Expected => {
          const expected = isRight ? passed : withoutToken(path, method);
          return { method, target: path, headers: { ...name, ...given }, expected: isOwn ? expected : 403 };
        }),
      ),
    ),
  );
  expect(await differences(port, requests)).toEqual([]);
});

test('a path accepts the methods of its route and no others', async () => {
  const { port, paths, methodsOf, withoutToken } = await start();
  const requests = paths.flatMap((path) =>
    allMethods.flatMap((method): Expected[] => [
      { method, target: path, headers: host, expected: withoutToken(path, method) },
      {
        method,
        target: path,
        headers: { ...host, ...right },
        expected: methodsOf(path).includes(method) ? passed : 405,
      },
    ]),
  );
  expect(await differences(port, requests)).toEqual([]);
});

test('an unknown path requires the token and is a 404, however it is spelt', async () => {
  const { world, port, paths } = await start();
  const nearby = paths.flatMap((path) => [`${path}/`, `/${path}`, `${path}x/y/z/z`]);
  const strays = ['/__admin', '/__admin/', ...nearby.filter((path) => !paths.includes(path))];
  const requests = strays.flatMap((path) =>
    Object.values(forms).flatMap((form): Expected[] => [
      { method: 'POST', target: form(path), headers: { ...host, ...right }, expected: 404 },
      { method: 'POST', target: form(path), headers: host, expected: 401 },
      { method: 'POST', target: form(path), headers: { Host: 'evil.example', ...right }, expected: 403 },
    ]),
  );
  expect(await differences(port, requests)).toEqual([]);
  expect(world.journal.total).toBe(0);
});

test('the probes need no token for GET and HEAD', async () => {
  const { world, port } = await start();
  const requests = ['/livez', '/readyz'].flatMap((path) =>
    allMethods.flatMap((method) =>
      names.map(([headers]): Expected => {
        const expected = method === 'GET' || method === 'HEAD' ? passed : 405;
        return { method, target: path, headers, expected };
      }),
    ),
  );
  expect(await differences(port, requests)).toEqual([]);
  expect(world.journal.total).toBe(0);
});

test('the data plane accepts any host', async () => {
  const { world, port } = await start();
  const target = '/xivo/configuration/json.php/restricted/check/';
  const requests = names.map(
    ([headers]): Expected => ({
      method: 'GET',
      target,
      headers: { ...headers, Authorization: `Basic ${btoa('admin:proformatique')}` },
      expected: headers['Host'] === 'w1.localhost' ? 404 : 200,
    }),
  );
  expect(await differences(port, requests)).toEqual([]);
  expect(world.journal.total).toBe(names.length);
});
