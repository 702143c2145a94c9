import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { closeName } from '#text/nearest.ts';
import { problem } from './problem.ts';

/** The methods of each path of the control plane; paths are below the prefix, such as `snapshots/:name`. */
export type DeclaredRoutes = Map<string, readonly string[]>;

/** Longer paths are cut before they are compared: the cost is the product of their lengths. */
const maxComparedLength = 120;

/** The prefix itself, and all paths below it. */
const catchAlls: readonly string[] = ['', '/*'];

const wildcard = z.object({ '*': z.string().default('') });

/** Adds routes to `routes` as they are declared from now on. */
export function collectRoutes(app: FastifyInstance, routes: DeclaredRoutes): void {
  app.addHook('onRoute', ({ routePath, method }) => {
    if (catchAlls.includes(routePath)) return;
    const path = routePath.slice(1);
    routes.set(path, [...(routes.get(path) ?? []), ...[method].flat()]);
  });
}

/** Answers requests below the prefix that no route matches: 405 for a wrong method, 404 with the nearest path for a wrong path. */
export function refuseUnknownRoutes(app: FastifyInstance, routes: DeclaredRoutes): void {
  const hasNoRoutes = app.prefix.startsWith('//');
  const refuse = async (request: FastifyRequest, reply: FastifyReply): Promise<never> => {
    const { '*': path } = wildcard.parse(request.params);
    const methods = hasNoRoutes ? [] : methodsOf(routes, path);
    const { method } = request;
    if (methods.length === 0) throw problem(404, unknownPath(routes, { prefix: app.prefix, method, path }));
    reply.header('Allow', methods.join(', '));
    throw problem(405, `/__admin/${path} takes ${methods.join(', ')}, not ${method}`);
  };
  for (const url of catchAlls) {
    app.route({ method: app.supportedMethods, url, onRequest: refuse, handler: refuse });
  }
}

function unknownPath(
  routes: DeclaredRoutes,
  { prefix, method, path }: { prefix: string; method: string; path: string },
): string {
  const start = path.slice(0, maxComparedLength);
  const methodsByPath = new Map([...routes].map(([pattern, methods]) => [fillPattern(pattern, start), methods]));
  const nearest = closeName(start, [...methodsByPath.keys()]);
  const hint =
    nearest === undefined
      ? `it has ${namesOf(routes)}`
      : `did you mean ${suggestedMethod(methodsByPath.get(nearest) ?? [], method)} /__admin/${nearest}?`;
  return `the control plane has no ${prefix}${start === '' ? '' : `/${start}`}; ${hint}`;
}

function suggestedMethod(methods: readonly string[], method: string): string {
  return methods.includes(method) ? method : methods.filter((name) => name !== 'HEAD').join(' or ');
}

function namesOf(routes: DeclaredRoutes): string {
  return [...new Set([...routes.keys()].map((path) => path.split('/')[0]))].join(', ');
}

function methodsOf(routes: DeclaredRoutes, path: string): readonly string[] {
  return [...new Set([...routes].flatMap(([pattern, methods]) => (matchesPattern(path, pattern) ? methods : [])))];
}

function matchesPattern(path: string, pattern: string): boolean {
  const segments = path.split('/');
  const parts = pattern.split('/');
  return (
    segments.length === parts.length &&
    parts.every((part, index) => part === segments[index] || (isParameter(part) && segments[index] !== ''))
  );
}

/** Replaces the parameters of a pattern by the segments of a path, or by their upper-case names where the path has none. */
function fillPattern(pattern: string, path: string): string {
  const segments = path.split('/');
  const parts = pattern.split('/').map((part, index) => {
    return isParameter(part) ? segments[index] || part.slice(1).toUpperCase() : part;
  });
  return parts.join('/');
}

function isParameter(part: string): boolean {
  return part.startsWith(':');
}
