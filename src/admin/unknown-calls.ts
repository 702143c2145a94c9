import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { closeName } from '#text/nearest.ts';
import { problem } from './problem.ts';

/** The methods of each path of the control plane, below its prefix (`snapshots/:name`). */
export type DeclaredCalls = Map<string, readonly string[]>;

/** Longer paths are cut before they are compared, which costs the product of their lengths. */
const longestCompared = 120;

/** The prefix itself, and all that is below it. */
const catchAlls: readonly string[] = ['', '/*'];

const wildcard = z.object({ '*': z.string().default('') });

/** Notes in `calls` what the routes declare from now on. */
export function collectCalls(app: FastifyInstance, calls: DeclaredCalls): void {
  app.addHook('onRoute', ({ routePath, method }) => {
    if (catchAlls.includes(routePath)) return;
    const path = routePath.slice(1);
    calls.set(path, [...(calls.get(path) ?? []), ...[method].flat()]);
  });
}

/** Answers everything below the prefix that no route takes: 405 for a wrong method, 404 with the nearest call for a wrong path. */
export function refuseUnknownCalls(app: FastifyInstance, calls: DeclaredCalls): void {
  const isStray = app.prefix.startsWith('//');
  const refuse = async (request: FastifyRequest, reply: FastifyReply): Promise<never> => {
    const { '*': path } = wildcard.parse(request.params);
    const methods = isStray ? [] : methodsOf(calls, path);
    const { method } = request;
    if (methods.length === 0) throw problem(404, unknownPath(calls, { prefix: app.prefix, method, path }));
    reply.header('Allow', methods.join(', '));
    throw problem(405, `/__admin/${path} takes ${methods.join(', ')}, not ${method}`);
  };
  for (const url of catchAlls) {
    app.route({ method: app.supportedMethods, url, onRequest: refuse, handler: refuse });
  }
}

function unknownPath(
  calls: DeclaredCalls,
  { prefix, method, path }: { prefix: string; method: string; path: string },
): string {
  const shown = path.slice(0, longestCompared);
  const methodsByPath = new Map([...calls].map(([pattern, methods]) => [filled(pattern, shown), methods]));
  const meant = closeName(shown, [...methodsByPath.keys()]);
  const hint =
    meant === undefined
      ? `it has ${namesOf(calls)}`
      : `did you mean ${usualMethod(methodsByPath.get(meant) ?? [], method)} /__admin/${meant}?`;
  return `the control plane has no ${prefix}${shown === '' ? '' : `/${shown}`}; ${hint}`;
}

function usualMethod(methods: readonly string[], wanted: string): string {
  return methods.includes(wanted) ? wanted : methods.filter((method) => method !== 'HEAD').join(' or ');
}

function namesOf(calls: DeclaredCalls): string {
  return [...new Set([...calls.keys()].map((path) => path.split('/')[0]))].join(', ');
}

function methodsOf(calls: DeclaredCalls, path: string): readonly string[] {
  return [...new Set([...calls].flatMap(([pattern, methods]) => (isLike(path, pattern) ? methods : [])))];
}

function isLike(path: string, pattern: string): boolean {
  const segments = path.split('/');
  const wanted = pattern.split('/');
  return (
    segments.length === wanted.length &&
    wanted.every((part, index) => part === segments[index] || (isParameter(part) && segments[index] !== ''))
  );
}

/** The pattern with the segments of the path in its parameters; a parameter that the path lacks is shown by its name. */
function filled(pattern: string, path: string): string {
  const segments = path.split('/');
  const parts = pattern.split('/').map((part, index) => {
    return isParameter(part) ? segments[index] || part.slice(1).toUpperCase() : part;
  });
  return parts.join('/');
}

function isParameter(part: string): boolean {
  return part.startsWith(':');
}
