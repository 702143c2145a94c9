import { operationOf, type Resource, sectionOf } from '#core/resource.ts';
import { version } from '#paths.ts';
import { schemaVersion } from '#store/connection.ts';
import { configAnswer, operationsAnswer, versionAnswer } from '../answers/about.ts';
import { apiVersion } from '../api-version.ts';
import type { ControlPlane, ControlPlaneParts } from '../control-plane.ts';

/** Facts about the mock: `GET /__admin/version`, `/config` and `/operations`. */
export function aboutRoutes(app: ControlPlane, { registry, configuration }: ControlPlaneParts): void {
  app.get(
    '/version',
    {
      schema: {
        summary: 'The versions of the mock, its control plane, its database schema and Node',
        response: { 200: versionAnswer },
      },
    },
    async () => ({ version, apiVersion, schemaVersion, node: process.version }),
  );
  app.get(
    '/config',
    { schema: { summary: 'The effective options of the mock and their sources', response: { 200: configAnswer } } },
    async () => ({ options: configuration }),
  );
  app.get(
    '/operations',
    { schema: { summary: 'The operations of all web services', response: { 200: operationsAnswer } } },
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
