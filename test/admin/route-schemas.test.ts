import { createRequire } from 'node:module';
import { fastify, type RouteOptions } from 'fastify';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { startMock } from '../support/mock.ts';

const parts = ['params', 'querystring', 'body'] as const;

/** The declared routes of the control plane, without those for unknown paths. */
async function declaredRoutes(): Promise<readonly RouteOptions[]> {
  const { app } = startMock();
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    if (/^\/__admin\/[^*]/.test(route.url) && route.method !== 'HEAD') routes.push(route);
  });
  await app.ready();
  return routes;
}

const nameOf = ({ method, url }: RouteOptions) => `${String(method)} ${url}`;

test('every route has a summary and a schema for its path', async () => {
  const routes = await declaredRoutes();
  expect(routes.length).toBeGreaterThan(40);
  expect(routes.filter(({ schema }) => !schema?.summary).map(nameOf)).toEqual([]);
  for (const route of routes) {
    const named = [...route.url.matchAll(/:(\w+)/g)].map(([, name]) => name);
    const params = route.schema?.params;
    expect(params instanceof z.ZodObject ? Object.keys(params.shape) : [], nameOf(route)).toEqual(named);
  }
});

test('the schemas of requests and answers can be written as JSON Schema', async () => {
  for (const route of await declaredRoutes()) {
    const { schema = {} } = route;
    const answers = Object.values(answersOf(schema.response)).map((schemaOf) => schemaOf());
    for (const part of parts) {
      if (schema[part] !== undefined) expect(jsonSchemaOf(schema[part], 'input'), nameOf(route)).toBeTypeOf('object');
    }
    for (const answer of answers) expect(jsonSchemaOf(answer, 'output'), nameOf(route)).toBeTypeOf('object');
  }
});

/** The functions that return the schemas of answers, by status. */
function answersOf(response: unknown = {}): Readonly<Record<string, () => z.ZodType>> {
  return z
    .record(
      z.string(),
      z.custom<() => z.ZodType>((value) => typeof value === 'function'),
    )
    .parse(response);
}

function jsonSchemaOf(schema: unknown, io: 'input' | 'output') {
  return z.toJSONSchema(z.instanceof(z.ZodType).parse(schema), { io, unrepresentable: 'any' });
}

test('answers match their schemas', async () => {
  const { app } = startMock();
  const answers = new Map((await declaredRoutes()).map((route) => [nameOf(route), route.schema?.response]));
  const call = async (method: 'GET' | 'PUT' | 'POST', url: string, payload?: object) => {
    const answer = await app.inject({ method, url: `/__admin/${url}`, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.json() };
  };
  for (const [method, url, payload] of [
    ['GET', 'version'],
    ['GET', 'config'],
    ['GET', 'operations'],
    ['GET', 'health'],
    ['GET', 'accounts'],
    ['GET', 'agents'],
    ['GET', 'clock'],
    ['GET', 'state'],
    ['GET', 'effects'],
    ['GET', 'worlds'],
    ['PUT', 'baseline'],
    ['GET', 'snapshots'],
    ['POST', 'reset'],
    ['GET', 'provider-states'],
    ['POST', 'provider-states', { state: '' }],
    ['POST', 'effects/wait', { timeoutMs: 0 }],
    ['POST', 'generate', { users: 1 }],
    ['POST', 'fixtures', {}],
    ['POST', 'worlds'],
    ['PUT', 'clock', { mode: 'frozen' }],
    ['PUT', 'seed', { seed: 7 }],
  ] as const) {
    const { status, body } = await call(method, url, payload);
    const schemas = answersOf(answers.get(`${method} /__admin/${url}`));
    expect(schemas[status]?.().parse(body), `${method} ${url} ${status}`).toEqual(body);
  }
});

test("Fastify's schema compilers are not loaded", async () => {
  const { cache } = createRequire(import.meta.url);
  const compilers = () => Object.keys(cache).filter((path) => /\/(?:ajv|fast-json-stringify)-compiler\//.test(path));
  // A server without the mock's settings, in another test, may have loaded them.
  for (const path of compilers()) delete cache[path];
  await startMock().app.ready();
  expect(Object.keys(cache).some((path) => path.includes('/fastify/lib/'))).toBe(true);
  expect(compilers()).toEqual([]);
  const other = fastify();
  other.get('/', { schema: { querystring: { type: 'object' } } }, async () => '');
  await other.ready();
  expect(compilers()).not.toEqual([]);
});
