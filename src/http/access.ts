import { type Account, findAccount, hasHostNames } from '#access/accounts.ts';
import type { Credentials } from '#access/credentials.ts';
import { isLoopback, plainAddress } from '#access/hosts.ts';
import { hasRight } from '#access/rights.ts';
import type { Registry } from '#core/registry.ts';
import { sectionOf } from '#core/resource.ts';
import { type Answer, forbidden, unauthorized } from './answer.ts';
import type { RequestContext } from './context.ts';

/** Checks credentials and stores their account in the request context. Resolves to an error if no account has them. */
export type Authenticate = (credentials: Credentials) => Promise<Error | undefined>;

interface AccessOptions {
  readonly registry: Registry;
  readonly authenticate: Authenticate;
}

/**
 * Checks mode, credentials and rights, in the order of core.md 4.6. Returns the answer of the first check that fails, or
 * `undefined`.
 */
export async function checkAccess(
  context: RequestContext,
  { registry, authenticate }: AccessOptions,
): Promise<Answer | undefined> {
  const { route, peer } = context;
  if (route.mode === 'private') {
    return isLoopback(peer) ? undefined : forbidden('mode private accepts only requests from the local machine');
  }
  const refusal = await identify(context, authenticate);
  if (refusal !== undefined) return refusal;
  const section = sectionOf(route.resource);
  const isGranted = hasRight(context.account?.rights ?? [], section, (node) => registry.isSection(node));
  return isGranted ? undefined : forbidden(`the account has no right on ${section}`);
}

/** The user check or host check of core.md 4.2. Its result is cached by caller until an account changes. */
async function identify(context: RequestContext, authenticate: Authenticate): Promise<Answer | undefined> {
  const { accountCache: callers, store } = context.world;
  const caller = `${context.peer} ${context.headers.authorization}`;
  context.account = callers.get(caller);
  if (context.account !== undefined) return undefined;
  const { version } = callers;
  const refusal = await checkCaller(context, authenticate);
  // Host names are looked up at each request (core.md 4.4), so nothing is cached.
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
    ? unauthorized('no credentials were sent, and no account admits this address')
    : undefined;
}

/** Returns the account of the credentials, or without credentials the one that admits the caller's address. */
export function accountOf(
  { world, peer }: RequestContext,
  credentials: Credentials | undefined,
): Promise<Account | undefined> {
  return findAccount(world.store, { credentials, peer: plainAddress(peer) });
}
