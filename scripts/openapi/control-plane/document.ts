import { apiVersion } from '#admin/api-version.ts';
import { mockEvent } from '#events/event.ts';
import { capabilities, notedOperations } from './capabilities.ts';
import type { JsonObject } from './json.ts';
import { type DocumentParts, describeOperation } from './operation.ts';
import { worldParameter } from './parameters.ts';
import { placeholderPages } from './placeholder-pages.ts';
import { problemResponses } from './problems.ts';
import { declaredRoutes } from './routes.ts';
import { ExampleRunner } from './run-example.ts';
import { Components } from './schemas.ts';

const info: JsonObject = {
  title: 'Control plane of xivo-mock',
  version: String(apiVersion),
  summary:
    'Resets a mock of the XiVO PBX, shows the requests that it received and why one was refused, and injects faults.',
  description: `Errors are problem documents (RFC 9457). \`HEAD\` works wherever \`GET\` does.

A request acts on the default world unless it selects another one: by the path prefix \`/w/ID\` (see the servers), the header \`X-Mock-World\`, the host \`ID.localhost\`, or the login of an account of the world. Only \`GET /__admin/events\` covers all worlds if the request selects none.

A mock that was started with \`--token\` requires the token for every operation that has a security scheme.`,
  license: { name: 'MIT', identifier: 'MIT' },
};

const servers: readonly JsonObject[] = [
  { url: '/', description: 'The default world.' },
  {
    url: '/w/{world}',
    description: 'Another world.',
    variables: { world: { default: 'default', description: 'Id of the world.' } },
  },
];

/** The token is required only if the mock was started with one. */
const security: readonly JsonObject[] = [{}, { bearer: [] }, { header: [] }];

const securitySchemes: JsonObject = {
  bearer: { type: 'http', scheme: 'bearer', description: 'The token of `--token`.' },
  header: { type: 'apiKey', in: 'header', name: 'X-Mock-Token', description: 'The token of `--token`.' },
};

/** Returns the OpenAPI description of the control plane, made from the routes that the server declares. */
export async function controlPlaneDocument(): Promise<JsonObject> {
  const components = new Components();
  components.schemaOf(mockEvent(), 'output');
  const responses = problemResponses(components);
  const pages = placeholderPages();
  const paths = await pathsOf({ components, runner: new ExampleRunner(pages.folder) }).finally(() => pages.remove());
  return {
    openapi: '3.1.0',
    info,
    servers,
    security,
    tags: capabilities.map(({ tag: name, description }) => ({ name, description })),
    paths,
    components: { schemas: components.schemas, responses, parameters: { World: worldParameter }, securitySchemes },
  };
}

async function pathsOf(parts: DocumentParts): Promise<JsonObject> {
  const notes = notedOperations();
  const paths = new Map<string, JsonObject>();
  for (const route of await declaredRoutes()) {
    const noted = notes.get(`${route.method} ${route.path}`);
    if (noted === undefined) throw new Error(`scripts/openapi says nothing about ${route.method} ${route.path}`);
    const operation = await describeOperation(route, noted, parts);
    paths.set(route.path, { ...paths.get(route.path), [route.method.toLowerCase()]: operation });
  }
  return Object.fromEntries(paths);
}
