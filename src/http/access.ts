import { type Account, findAccount, hasHostNames } from '#access/accounts.ts';
import type { Credentials } from '#access/credentials.ts';
import { isLoopback, plainAddress } from '#access/hosts.ts';
import { hasRight } from '#access/rights.ts';
import type { Registry } from '#core/registry.ts';
import { sectionOf } from '#core/resource.ts';
import { type Answer, forbidden, unauthorized } from './answer.ts';
import type { RequestContext } from './context.ts';

/** Checks credentials, and notes their account in the context of the request; returns what is wrong with them. */
export type Authenticate = (credentials: Credentials) => Promise<Error | undefined>;

/** What access depends on beside the request. */
interface AccessOptions {
  readonly registry: Registry;
  readonly authenticate: Authenticate;
}

/** Mode, credentials and rights, in the order of core.md 4.6; returns the answer of the check that fails. */
export async function checkAccess(
  context: RequestContext,
  { registry, authenticate }: AccessOptions,
): Promise<Answer | undefined> {
  const { route, peer } = context;
  if (route.mode === 'private') {
    return isLoopback(peer) ? undefined : forbidden('mode private is for the machine itself');
  }
  const refusal = await identify(context, authenticate);
  if (refusal !== undefined) return refusal;
  const section = sectionOf(route.resource);
  const isGranted = hasRight(context.account?.rights ?? [], section, (node) => registry.isSection(node));
  return isGranted ? undefined : forbidden(`the account has no right on ${section}`);
}

/** The user check or the host check of core.md 4.2, unless the same caller passed it before and no account has changed since. */
async function identify(context: RequestContext, authenticate: Authenticate): Promise<Answer | undefined> {
  const { accountCache: callers, store } = context.world;
  const caller = `${context.peer} ${context.headers.authorization}`;
  context.account = callers.get(caller);
  if (context.account !== undefined) return undefined;
  const { version } = callers;
  const refusal = await checkCaller(context, authenticate);
  // Names of hosts are looked up for each request (core.md 4.4).
  if (context.account !== undefined && !hasHostNames(store)) callers.set(caller, context.account, version);
  return refusal;
}

async function checkCaller(context: RequestContext, authenticate: Authenticate): Promise<Answer | undefined> {
  const { credentials } = context;
  if (credentials !== undefined) {
    const failure = await authenticate(credentials);
    return failure && unauthorized(failure.message);
  }
  context.account = await accountOf(context, undefined);
  return context.account === undefined
    ? unauthorized('no credentials, and no account is open to this address')
    : undefined;
}

/** The account of these credentials, or without any the one that is open to the address of the caller. */
export function accountOf(
  { world, peer }: RequestContext,
  credentials: Credentials | undefined,
): Promise<Account | undefined> {
  return findAccount(world.store, { credentials, peer: plainAddress(peer) });
}
