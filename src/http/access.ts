import basicAuth from '@fastify/basic-auth';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findAccount, hasHostNames } from '../access/accounts.ts';
import { readCredentials } from '../access/credentials.ts';
import { isLoopback, plainAddress } from '../access/hosts.ts';
import { hasRight } from '../access/rights.ts';
import type { Registry } from '../registry.ts';
import { sectionOf } from '../resource.ts';
import { type Answer, forbidden, unauthorized } from './answer.ts';

/** Registers Basic authentication by the accounts of the request's world (core.md 4.2). */
export async function registerBasicAuth(app: FastifyInstance): Promise<void> {
  await app.register(basicAuth, {
    strictCredentials: false,
    validate: async (login, password, request) => {
      const caller = { credentials: { login, password }, peer: plainAddress(request.ip) };
      const account = await findAccount(request.visit.world.store, caller);
      if (account === undefined) throw new Error('no enabled account has this login, password and host');
      request.visit.account = account;
    },
  });
}

/** Mode, credentials and rights, in the order of core.md 4.6; gives the answer of the check that fails. */
export async function checkAccess(
  app: FastifyInstance,
  request: FastifyRequest,
  registry: Registry,
): Promise<Answer | undefined> {
  const { route } = request.visit;
  if (route === undefined) throw new Error('the request was not routed');
  if (route.mode === 'private') {
    return isLoopback(request.ip) ? undefined : forbidden('mode private is for the machine itself');
  }
  const refusal = await authenticate(app, request);
  if (refusal !== undefined) return refusal;
  const section = sectionOf(route.resource);
  const isGranted = hasRight(request.visit.account?.rights ?? [], section, (node) => registry.isSection(node));
  return isGranted ? undefined : forbidden(`the account has no right on ${section}`);
}

/** The user check or the host check of core.md 4.2. */
async function authenticate(app: FastifyInstance, request: FastifyRequest): Promise<Answer | undefined> {
  const { visit } = request;
  const caller = `${request.ip} ${request.headers.authorization}`;
  const known = visit.world.callers.find(caller);
  if (known !== undefined) {
    visit.account = known;
    return undefined;
  }
  const refusal = await checkCaller(app, request);
  // Names of hosts are looked up for each request (core.md 4.4).
  if (visit.account !== undefined && !hasHostNames(visit.world.store)) {
    visit.world.callers.keep(caller, visit.account, 1024);
  }
  return refusal;
}

async function checkCaller(app: FastifyInstance, request: FastifyRequest): Promise<Answer | undefined> {
  const credentials = readCredentials(request.headers.authorization);
  if (credentials === undefined) return checkHost(request);
  const { login, password } = credentials;
  // The contract reads the header more leniently than the library does, so it is handed over in normal form.
  request.headers.authorization = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
  return new Promise((resolve) => {
    // Without the option `authenticate` the library never touches the reply.
    app.basicAuth(request, {} as FastifyReply, (error) => resolve(error ? unauthorized(error.message) : undefined));
  });
}

async function checkHost(request: FastifyRequest): Promise<Answer | undefined> {
  const { visit } = request;
  const account = await findAccount(visit.world.store, { credentials: undefined, peer: plainAddress(request.ip) });
  if (account === undefined) return unauthorized('no credentials, and no account is open to this address');
  visit.account = account;
  return undefined;
}
