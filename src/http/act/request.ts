import { plainAddress } from '#access/hosts.ts';
import type { ActRequest } from '#core/request.ts';
import type { RequestContext } from '../context.ts';

const noBody = Buffer.alloc(0);

/** Returns the argument of the act (core.md 3). */
export function actRequestOf(context: RequestContext): ActRequest {
  const { world, route, method, headers } = context;
  return {
    store: world.store,
    dialect: world.dialect,
    clock: world.clock,
    random: world.random,
    mode: route.mode,
    nouns: route.resource.nouns,
    body: context.boundary === undefined ? context.body : noBody,
    query: context.query,
    parameters: method === 'GET' ? context.urlQuery : context.form,
    commands: [],
    ignored: [],
    bodyHeaders: { type: context.mediaType, encoding: headers['content-encoding'] ?? '' },
    serverAddress: plainAddress(context.localAddress),
  };
}
