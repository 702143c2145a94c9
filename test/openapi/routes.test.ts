import type { RouteOptions } from 'fastify';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { notedOperations } from '../../scripts/openapi/control-plane/capabilities.ts';
import { startMock } from '../support/mock.ts';
import { committedDocument, operationsIn } from './documents.ts';

type Parameter = ReturnType<typeof operationsIn>[number]['parameters'][number];

const operations = operationsIn(committedDocument('control-plane.json'));

/** The routes that the server declares for one method; those that refuse paths and methods are for several. */
async function servedRoutes(): Promise<readonly (RouteOptions & { readonly name: string })[]> {
  const { app } = startMock();
  const routes: (RouteOptions & { readonly name: string })[] = [];
  app.addHook('onRoute', (route) => {
    const { url, method } = route;
    if (/^\/(?:__admin|livez|readyz)/.test(url) && typeof method === 'string')
      routes.push({ ...route, name: `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}` });
  });
  await app.ready();
  return routes;
}

test('everything that is served is described, and everything described is served', async () => {
  const described = operations.flatMap(({ method, path }) =>
    // HEAD works wherever GET does, as the description says once.
    method === 'GET' ? [`GET ${path}`, `HEAD ${path}`] : [`${method} ${path}`],
  );
  const served = (await servedRoutes()).map(({ name }) => name);
  expect(served.toSorted()).toEqual(described.toSorted());
});

test('the parameters of paths and queries are those that the server reads', async () => {
  for (const { name, schema } of await servedRoutes()) {
    const operation = operations.find(({ method, path }) => `${method} ${path}` === name);
    if (operation === undefined) continue;
    const described = (place: string, isMeant: (parameter: Parameter) => boolean = () => true) =>
      operation.parameters
        .filter((parameter) => parameter.in === place && isMeant(parameter))
        .map((parameter) => parameter.name);
    expect(described('path'), name).toEqual(keysOf(schema?.params));
    // Parameters without fixed names, such as the columns of a table, are described as one that is exploded.
    const named = described('query', (parameter) => parameter.explode !== true);
    expect(named, name).toEqual(keysOf(schema?.querystring));
    expect(described('query').length - named.length, name).toBe(acceptsMore(schema?.querystring) ? 1 : 0);
  }
});

test('nothing is noted about operations that do not exist', () => {
  expect([...notedOperations().keys()].toSorted()).toEqual(
    operations.map(({ method, path }) => `${method} ${path}`).toSorted(),
  );
});

function keysOf(schema: unknown): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** True if the query may have parameters that the schema does not name. */
function acceptsMore(schema: unknown): boolean {
  if (!(schema instanceof z.ZodObject)) return false;
  const { catchall } = schema.def;
  return catchall !== undefined && !(catchall instanceof z.ZodNever);
}
