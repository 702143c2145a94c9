import dns from 'node:dns/promises';
import * as z from 'zod';
import { isIpv4 } from '#fields/hosts.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Credentials } from './credentials.ts';
import { matchesHost } from './hosts.ts';

/** A web-services user whose credentials or address passed the check of core.md 4.2. */
export interface Account {
  readonly name: string;
  /** The granted sections of the tree of rights, or `*` for all (core.md 5.3). */
  readonly rights: readonly string[];
}

type AccountRow = Rows['accesswebservice'];

/** Returns roughly how many bytes of memory an account takes. */
export function sizeOfAccount({ name, rights }: Account): number {
  return 256 + 2 * name.length + rights.reduce((sum, right) => sum + 32 + 2 * right.length, 0);
}

const grantedSections = z.array(z.string()).catch([]);

/**
 * Returns the enabled account of a request (core.md 4.2), or `undefined`: found by its credentials if it has any, else by
 * the IP address of the peer. Looks host names up in DNS.
 */
export async function findAccount(
  store: Store,
  { credentials, peer }: { credentials: Credentials | undefined; peer: string },
): Promise<Account | undefined> {
  const candidates = credentials === undefined ? withoutCredentials(store) : withCredentials(store, credentials);
  for (const row of candidates) {
    const host = row.host ?? '';
    if (host === '') return accountOf(row);
    const addresses = await addressesOf(host);
    if (matchesHost(host, peer, () => addresses)) return accountOf(row);
  }
  return undefined;
}

/** True if an account is restricted to a host name, so that its check depends on DNS. */
export function hasHostNames(store: Store): boolean {
  const sql = `SELECT DISTINCT ifnull(host, '') AS host FROM accesswebservice WHERE host <> ''`;
  return store.query({ host: 'text' }, sql).some(({ host }) => isHostName(host));
}

function isHostName(host: string): boolean {
  return !isIpv4(host) && !host.includes('/');
}

function withCredentials(store: Store, { login, password }: Credentials): AccountRow[] {
  if (login === '' || password === '') return [];
  return store.all('accesswebservice', { disable: 0, login, passwd: password });
}

/** Accounts without login and password, if they have a host: one without would admit everybody. */
function withoutCredentials(store: Store): AccountRow[] {
  const sql = `SELECT * FROM accesswebservice
    WHERE disable = 0 AND ifnull(login, '') = '' AND ifnull(passwd, '') = '' AND ifnull(host, '') <> '' ORDER BY rowid`;
  return store.query('accesswebservice', sql);
}

/** Looks a host name up, at each request (core.md 4.4); no addresses for an IP address or a subnet. */
async function addressesOf(host: string): Promise<readonly string[]> {
  if (!isHostName(host)) return [];
  const addresses = await dns.lookup(host, { all: true, family: 4 }).catch(() => []);
  return addresses.map(({ address }) => address);
}

function accountOf(row: AccountRow): Account {
  return { name: row.name, rights: grantedTo(row) };
}

/** Returns the sections that are granted to an account; none if its `rights` are not a JSON array of strings. */
export function grantedTo({ rights }: Pick<AccountRow, 'rights'>): readonly string[] {
  try {
    return grantedSections.parse(JSON.parse(rights));
  } catch {
    return [];
  }
}
