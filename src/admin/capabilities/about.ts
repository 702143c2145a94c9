import type { FastifyInstance } from 'fastify';
import type { Registry } from '#core/registry.ts';
import { operationOf, type Resource, sectionOf } from '#core/resource.ts';
import { version } from '#paths.ts';
import { schemaVersion } from '#store/connection.ts';

/** The effective value of an option and where it came from; secrets come masked. */
export type EffectiveOptions = Readonly<Record<string, { readonly value: unknown; readonly origin: string }>>;

/** What this mock is: `GET /__admin/version`, `/config` and `/operations`. */
export function aboutRoutes(
  app: FastifyInstance,
  { registry, configuration }: { registry: Registry; configuration: EffectiveOptions },
): void {
  app.get('/version', async () => ({ version, schemaVersion, node: process.version }));
  app.get('/config', async () => ({ options: configuration }));
  app.get('/operations', async () => ({ operations: registry.resources.flatMap(operationsOf) }));
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
