import basicAuth from '@fastify/basic-auth';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findAccount, hasHostNames } from '#access/accounts.ts';
import { type Credentials, readCredentials } from '#access/credentials.ts';
import { isLoopback, plainAddress } from '#access/hosts.ts';
import { hasRight } from '#access/rights.ts';
import type { Registry } from '#core/registry.ts';
import { sectionOf } from '#core/resource.ts';
import { type Answer, forbidden, unauthorized } from './answer.ts';

/** Registers Basic authentication by the accounts of the request's world (core.md 4.2). */
export async function registerBasicAuth(app: FastifyInstance): Promise<void> {
  await app.register(basicAuth, {
    strictCredentials: false,
    validate: async (login, password, { visit }) => {
      const account = await findAccount(visit.world.store, {
        credentials: { login, password },
        peer: plainAddress(visit.peer),
      });
      if (account === undefined) throw new Error('no enabled account has this login, password and host');
      visit.account = account;
    },
  });
}

/** Mode, credentials and rights, in the order of core.md 4.6; returns the answer of the check that fails. */
export async function checkAccess(
  request: FastifyRequest,
  reply: FastifyReply,
  registry: Registry,
): Promise<Answer | undefined> {
  const { route } = request.visit;
  if (route === undefined) throw new Error('the request was not routed');
  if (route.mode === 'private') {
    return isLoopback(request.visit.peer) ? undefined : forbidden('mode private is for the machine itself');
  }
  const refusal = await authenticate(request, reply);
  if (refusal !== undefined) return refusal;
  const section = sectionOf(route.resource);
  const isGranted = hasRight(request.visit.account?.rights ?? [], section, (node) => registry.isSection(node));
  return isGranted ? undefined : forbidden(`the account has no right on ${section}`);
}

/** The user check or the host check of core.md 4.2. */
async function authenticate(request: FastifyRequest, reply: FastifyReply): Promise<Answer | undefined> {
  const { visit } = request;
  const caller = `${visit.peer} ${request.headers.authorization}`;
  const known = visit.world.callers.find(caller);
  if (known !== undefined) {
    visit.account = known;
    return undefined;
  }
  const refusal = await checkCaller(request, reply);
  // Names of hosts are looked up for each request (core.md 4.4).
  if (visit.account !== undefined && !hasHostNames(visit.world.store)) {
    visit.world.callers.keep(caller, visit.account, 1024);
  }
  return refusal;
}

async function checkCaller(request: FastifyRequest, reply: FastifyReply): Promise<Answer | undefined> {
  const credentials = readCredentials(request.headers.authorization);
  if (credentials === undefined) return checkHost(request);
  return new Promise((resolve) => {
    request.server.basicAuth(inNormalForm(request, credentials), reply, (error) =>
      resolve(error && unauthorized(error.message)),
    );
  });
}

/**
 * The request as the library reads it. The contract takes headers that RFC 7617 does not allow (core.md 4.3, corrections.md 1.19);
 * the request itself stays as it was sent.
 */
function inNormalForm(request: FastifyRequest, { login, password }: Credentials): FastifyRequest {
  const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
  return Object.create(request, { headers: { value: { authorization } } });
}

async function checkHost({ visit }: FastifyRequest): Promise<Answer | undefined> {
  const account = await findAccount(visit.world.store, { credentials: undefined, peer: plainAddress(visit.peer) });
  if (account === undefined) return unauthorized('no credentials, and no account is open to this address');
  visit.account = account;
  return undefined;
}
