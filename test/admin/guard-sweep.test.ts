import { METHODS } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { type RawRequest, sendRaw } from '../support/raw-requests.ts';
import { listen } from '../support/transports.ts';

const token = 'sesame';

/** What a call answers that passed every check: what comes next, its body, its world and its handler, is not looked at. */
const passed = 299;

interface Route {
  readonly url: string;
  readonly methods: readonly string[];
}

/** A mock with a token, and the routes of its control plane and its probes as Fastify declares them. */
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
  return { world, port, paths, methodsOf: (path: string) => methodsOf(calls, path) };
}

function methodsOf(routes: readonly Route[], path: string): readonly string[] {
  const isLike = (url: string) => new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]+')}$`).test(path);
  return routes.flatMap(({ url, methods }) => (isLike(url) ? methods : []));
}

const allMethods = METHODS.filter((method) => method !== 'CONNECT');

const encode = (text: string) => text.replace(/[^/]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);

/** Spellings of one target. */
const forms: Readonly<Record<string, (path: string) => string>> = {
  plain: (path) => path,
  'with a query': (path) => `${path}?a=1`,
  'with an encoded letter': (path) => path.replace('_', '%5f'),
  'with another one, upper case': (path) => path.replace('__', '_%5F'),
  'wholly encoded': (path) => encode(path),
  'wholly encoded, upper case': (path) => encode(path).toUpperCase(),
  absolute: (path) => `http://127.0.0.1${path}`,
  'absolute, encoded': (path) => `http://x.example:80${path.replace('__', '_%5f')}`,
  'below a world': (path) => `/w/default${path}`,
  'below a world, encoded': (path) => `/w/default${encode(path)}`,
};

const host = { Host: '127.0.0.1' };
const right = { Authorization: `Bearer ${token}` };

/** Names under which a mock is called, and whether the control plane is open under them. */
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

test('every call in every spelling is served with the right token under own names only, and never is in the journal', async () => {
  const { world, port, paths, methodsOf } = await start();
  expect(paths.length).toBeGreaterThan(30);
  const requests = paths.flatMap((path) =>
    [...methodsOf(path), 'PATCH'].flatMap((method) => {
      const served = methodsOf(path).includes(method) ? passed : 405;
      return Object.values(forms).flatMap((form): Expected[] => [
        { method, target: form(path), headers: { ...host, ...right }, expected: served },
        { method, target: form(path), headers: host, expected: 401 },
        { method, target: form(path), headers: { ...host, Authorization: 'Bearer wrong' }, expected: 401 },
        { method, target: form(path), headers: { Host: 'evil.example', ...right }, expected: 403 },
      ]);
    }),
  );
  expect(await differences(port, requests)).toEqual([]);
  expect(world.journal.total).toBe(0);
});

test('every call with every name and token is served when both are right', async () => {
  const { port, paths, methodsOf } = await start();
  const requests = paths.flatMap((path) =>
    methodsOf(path).flatMap((method) =>
      names.flatMap(([name, isOwn]) =>
        tokens.map(([given, isRight]): Expected => {
          const expected = isRight ? passed : 401;
          return { method, target: path, headers: { ...name, ...given }, expected: isOwn ? expected : 403 };
        }),
      ),
    ),
  );
  expect(await differences(port, requests)).toEqual([]);
});

test('a call takes the methods of its route and no other of all that HTTP has', async () => {
  const { port, paths, methodsOf } = await start();
  const requests = paths.flatMap((path) =>
    allMethods.flatMap((method): Expected[] => [
      { method, target: path, headers: host, expected: 401 },
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

test('what is no call asks for the token and is a 404, however it is spelled', async () => {
  const { world, port, paths } = await start();
  const strays = ['/__admin', '/__admin/', ...paths.flatMap((path) => [`${path}/`, `/${path}`, `${path}x/y/z/z`])];
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

test('the probes are open to everybody by GET and HEAD', async () => {
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

test('the data plane is open under any name', async () => {
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
