import basicAuth from '@fastify/basic-auth';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Credentials } from '#access/credentials.ts';
import { type Authenticate, accountOf } from './access.ts';
import type { RequestContext } from './context.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The request context; set only on the view that the authentication library receives. */
    context: RequestContext;
  }
}

/** Registers Basic authentication with the accounts of the request's world (core.md 4.2). */
export async function registerBasicAuth(app: FastifyInstance): Promise<void> {
  await app.register(basicAuth, {
    validate: async (login, password, { context }) => {
      context.account = await accountOf(context, { login, password });
      if (context.account === undefined) throw new Error('no enabled account has this login, password and host');
    },
  });
}

/** Returns an `Authenticate` for a request, backed by `@fastify/basic-auth`. */
export function basicAuthOf(context: RequestContext, request: FastifyRequest, reply: FastifyReply): Authenticate {
  return (credentials) =>
    new Promise((resolve) => request.server.basicAuth(viewOf(request, { context, credentials }), reply, resolve));
}

/**
 * Returns a view of the request for the library, with the context and with credentials in the form of RFC 7617: the
 * contract accepts other forms, too (core.md 4.3). The request itself is not changed.
 */
function viewOf(
  request: FastifyRequest,
  { context, credentials: { login, password } }: { context: RequestContext; credentials: Credentials },
): FastifyRequest {
  const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
  return Object.create(request, { headers: { value: { authorization } }, context: { value: context } });
}
