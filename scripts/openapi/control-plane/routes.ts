import { METHODS } from 'node:http';
import * as z from 'zod';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';

/** A declared route of the control plane or a probe. */
export interface DeclaredRoute {
  readonly method: string;
  /** The path with its parameters in braces, as OpenAPI writes it. */
  readonly path: string;
  readonly summary: string;
  readonly needsToken: boolean;
  readonly params?: z.ZodType | undefined;
  readonly querystring?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
  /** The schemas of the answers, by status. */
  readonly answers: Readonly<Record<string, () => z.ZodType>>;
}

const zodSchema = z.instanceof(z.ZodType).optional();

const routeSchema = z.object({
  summary: z.string(),
  params: zodSchema,
  querystring: zodSchema,
  body: zodSchema,
  response: z.record(
    z.string(),
    z.custom<() => z.ZodType>((value) => typeof value === 'function'),
  ),
});

/** The routes that refuse a method or a path: those with a wildcard, and those for all methods. */
const isRefusal = (url: string, method: string | readonly string[]) =>
  url.includes('*') || (typeof method !== 'string' && method.length > METHODS.length / 2);

/** Returns the routes of the control plane and the probes as the server declares them, without those for `HEAD`. */
export async function declaredRoutes(): Promise<readonly DeclaredRoute[]> {
  const app = createApp(createWorld({ seeds: 'fresh', dialect: 'documented' }));
  const routes: DeclaredRoute[] = [];
  app.addHook('onRoute', ({ url, method, schema, config }) => {
    if (isRefusal(url, method) || method === 'HEAD') return;
    const { summary, response, ...parts } = routeSchema.parse(schema, { error: () => `${String(method)} ${url}` });
    const path = url.replaceAll(/:(\w+)/g, '{$1}');
    const needsToken = path.startsWith('/__admin/') && config?.needsToken !== false;
    routes.push({ method: String(method), path, summary, needsToken, answers: response, ...parts });
  });
  await app.ready();
  await app.close();
  return routes.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
}
