import type { FastifyRequest } from 'fastify';
import { findAccount, hasHostNames } from '../access/accounts.ts';
import { readCredentials } from '../access/credentials.ts';
import { isLoopback, plainAddress } from '../access/hosts.ts';
import { hasRight } from '../access/rights.ts';
import type { Registry } from '../registry.ts';
import { sectionOf } from '../resource.ts';
import { type Answer, forbidden, unauthorized } from './answer.ts';

/** Mode, credentials and rights, in the order of core.md 4.6; gives the answer of the check that fails. */
export async function checkAccess(request: FastifyRequest, registry: Registry): Promise<Answer | undefined> {
  const { route } = request.visit;
  if (route === undefined) throw new Error('the request was not routed');
  if (route.mode === 'private') {
    return isLoopback(request.visit.peer) ? undefined : forbidden('mode private is for the machine itself');
  }
  const refusal = await authenticate(request);
  if (refusal !== undefined) return refusal;
  const section = sectionOf(route.resource);
  const isGranted = hasRight(request.visit.account?.rights ?? [], section, (node) => registry.isSection(node));
  return isGranted ? undefined : forbidden(`the account has no right on ${section}`);
}

/** The user check or the host check of core.md 4.2. */
async function authenticate(request: FastifyRequest): Promise<Answer | undefined> {
  const { visit } = request;
  const caller = `${visit.peer} ${request.headers.authorization}`;
  const known = visit.world.callers.find(caller);
  if (known !== undefined) {
    visit.account = known;
    return undefined;
  }
  const refusal = await checkCaller(request);
  // Names of hosts are looked up for each request (core.md 4.4).
  if (visit.account !== undefined && !hasHostNames(visit.world.store)) {
    visit.world.callers.keep(caller, visit.account, 1024);
  }
  return refusal;
}

async function checkCaller({ visit, headers }: FastifyRequest): Promise<Answer | undefined> {
  const credentials = readCredentials(headers.authorization);
  const account = await findAccount(visit.world.store, { credentials, peer: plainAddress(visit.peer) });
  if (account === undefined) {
    return unauthorized(
      credentials === undefined
        ? 'no credentials, and no account is open to this address'
        : 'no enabled account has this login, password and host',
    );
  }
  visit.account = account;
  return undefined;
}
