import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from '#core/registry.ts';
import { localPart, readTarget } from '#wire/target.ts';
import type { Worlds } from '#world/worlds.ts';
import { checkAccess } from './access.ts';
import {
  type Answer,
  forbidden,
  forbiddenPage,
  noScript,
  noWorld,
  redirectTo,
  serverPage,
  unknownPath,
} from './answer.ts';
import { faultBefore } from './faults.ts';
import { useWorld, whyNoWorld } from './pick-world.ts';
import { findTarget } from './routing/find-target.ts';
import { whyModeless, whyNoScript, whyUnknown } from './routing/nearest-path.ts';

/** What the checks before an act look at. */
export interface FrontOptions {
  readonly worlds: Worlds;
  readonly registry: Registry;
  readonly redirect: boolean;
}

/** Largest body that is read; a larger one is answered with 413 (core.md 3.4). */
export const largestBody = 20 * 1024 * 1024;

const noBody = Buffer.alloc(0);

/** 413 of a body beyond the limit. */
export function tooLarge(): Answer {
  return serverPage(413, 'the body is larger than 20 MiB');
}

/** The checks before an act, in the order of core.md 4.6; returns the answer of the one that fails. */
export async function front(
  request: FastifyRequest,
  reply: FastifyReply,
  options: FrontOptions,
): Promise<Answer | undefined> {
  const { worlds, registry } = options;
  const begun = performance.now();
  const target = readTarget(request.originalUrl);
  const named = useWorld(worlds, request, { response: reply.raw, target });
  const world = named ?? worlds.default;
  const { generation } = world;
  const peer = request.ip ?? '';
  request.visit = { world, generation, at: world.clock.now(), begun, peer, target, body: noBody };
  if (named === undefined) return noWorld(whyNoWorld(worlds, request, target));
  return (
    serverRefusal(request, options) ??
    route(request, registry) ??
    (await faultBefore(request, 'routed')) ??
    (await checkAccess(request, reply, registry))
  );
}

/** What the HTTP server in front of the web services answers by itself (core.md 1.1, 3.1, 3.4). */
function serverRefusal(request: FastifyRequest, { redirect }: FrontOptions): Answer | undefined {
  const { headers, method, raw } = request;
  if (headers.host === undefined && raw.httpVersion === '1.1')
    return serverPage(400, 'a request of HTTP/1.1 needs the header Host');
  if (method === 'TRACE') return serverPage(405, 'the method TRACE is not allowed');
  if (Number(headers['content-length'] ?? 0) > largestBody) return tooLarge();
  const location = redirect ? redirection(request) : undefined;
  return location === undefined ? undefined : redirectTo(location);
}

/** Finds the resource of the path; returns the answer for a path that leads to none. */
function route({ visit }: FastifyRequest, registry: Registry): Answer | undefined {
  const { path } = visit.target;
  const target = findTarget(path, registry);
  switch (target.kind) {
    case 'malformed':
      return serverPage(400, 'the request target is not a path, or has a NUL in it');
    case 'noScript':
      return noScript(whyNoScript(path, registry));
    case 'unknown':
      return unknownPath(whyUnknown(path, registry));
    case 'phone':
      return forbiddenPage('the pages for phones are closed');
    case 'modeless':
      return forbidden(whyModeless(path, registry));
    case 'resource':
      visit.route = target;
      return undefined;
  }
}

function redirection({ headers: { host = '' }, protocol, originalUrl }: FastifyRequest): string | undefined {
  if (protocol === 'https' || /127\.0\.0\.1|localhost/.test(host)) return undefined;
  return `https://${host}${localPart(originalUrl)}`;
}
