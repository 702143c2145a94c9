import * as z from 'zod';
import { operationOf, type Resource, sectionOf } from '#core/resource.ts';
import { version } from '#paths.ts';
import { schemaVersion } from '#store/connection.ts';
import { apiVersion } from '../api-version.ts';
import type { ControlPlane, ControlPlaneParts } from '../control-plane.ts';

const operation = () =>
  z.object({
    operation: z.string(),
    url: z.string(),
    section: z.string(),
    modes: z.array(z.enum(['restricted', 'private'])).readonly(),
    isFallback: z.boolean(),
  });

const operations = () => z.object({ operations: z.array(operation()) });

const versions = () => z.object({ version: z.string(), apiVersion: z.int(), schemaVersion: z.int(), node: z.string() });

const config = () =>
  z.object({
    options: z.record(z.string(), z.object({ value: z.unknown(), origin: z.string() })).readonly(),
  });

/** Facts about the mock: `GET /__admin/version`, `/config` and `/operations`. */
export function aboutRoutes(app: ControlPlane, { registry, configuration }: ControlPlaneParts): void {
  app.get(
    '/version',
    {
      schema: {
        summary: 'The versions of the mock, its control plane, its database schema and Node',
        response: { 200: versions },
      },
    },
    async () => ({ version, apiVersion, schemaVersion, node: process.version }),
  );
  app.get(
    '/config',
    { schema: { summary: 'The effective options of the mock and their sources', response: { 200: config } } },
    async () => ({ options: configuration }),
  );
  app.get(
    '/operations',
    { schema: { summary: 'The operations of all web services', response: { 200: operations } } },
    async () => ({ operations: registry.resources.flatMap(operationsOf) }),
  );
}

function operationsOf(resource: Resource) {
  const { base, path, acts, fallback, modes = ['restricted', 'private'] } = resource;
  return Object.keys(acts).map((act) => ({
    operation: operationOf(resource, act),
    url: `/${base}/json.php/${modes[0]}/${path}/?act=${act}`,
    section: sectionOf(resource),
    modes,
    isFallback: act === fallback,
  }));
}
