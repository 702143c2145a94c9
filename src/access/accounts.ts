import dns from 'node:dns/promises';
import * as z from 'zod';
import { isIpv4 } from '#fields/hosts.ts';
import { type Row, text } from '#store/row.ts';
import type { Store } from '#store/store.ts';
import type { Credentials } from './credentials.ts';
import { matchesHost } from './hosts.ts';

/** A web-services user that passed the check of core.md 4.2. */
export interface Account {
  readonly name: string;
  /** The granted sections (core.md 5.3). */
  readonly rights: readonly string[];
}

/** About how many bytes an account takes in memory. */
export function sizeOfAccount({ name, rights }: Account): number {
  return 256 + 2 * name.length + rights.reduce((sum, right) => sum + 32 + 2 * right.length, 0);
}

const grantedSections = z.array(z.string()).catch([]);

/** The account of a request (core.md 4.2): by its credentials if it has any, else by the address of the caller. */
export async function findAccount(
  store: Store,
  { credentials, peer }: { credentials: Credentials | undefined; peer: string },
): Promise<Account | undefined> {
  const candidates = credentials === undefined ? withoutCredentials(store) : withCredentials(store, credentials);
  for (const row of candidates) {
    const host = text(row, 'host');
    if (host === '') return accountOf(row);
    const addresses = await addressesOf(host);
    if (matchesHost(host, peer, () => addresses)) return accountOf(row);
  }
  return undefined;
}

/** Whether any account is bound to a host by its name. */
export function hasHostNames(store: Store): boolean {
  const hosts = store.select(`SELECT DISTINCT host FROM accesswebservice WHERE ifnull(host, '') <> ''`);
  return hosts.some((row) => isHostName(text(row, 'host')));
}

function isHostName(host: string): boolean {
  return !isIpv4(host) && !host.includes('/');
}

function withCredentials(store: Store, { login, password }: Credentials): Row[] {
  if (login === '' || password === '') return [];
  return store.all('accesswebservice', { disable: 0, login, passwd: password });
}

/** Only accounts with a host: one without it would let everybody in. */
function withoutCredentials(store: Store): Row[] {
  return store.select(`SELECT * FROM accesswebservice
    WHERE disable = 0 AND ifnull(login, '') = '' AND ifnull(passwd, '') = '' AND ifnull(host, '') <> '' ORDER BY rowid`);
}

/** The IPv4 addresses of a host name, looked up at each request (core.md 4.4); none for an address or a subnet. */
async function addressesOf(host: string): Promise<readonly string[]> {
  if (!isHostName(host)) return [];
  const addresses = await dns.lookup(host, { all: true, family: 4 }).catch(() => []);
  return addresses.map(({ address }) => address);
}

function accountOf(row: Row): Account {
  return { name: text(row, 'name'), rights: grantedTo(row) };
}

/** The sections that are granted to an account; rights that cannot be read grant nothing. */
export function grantedTo(account: Row): readonly string[] {
  try {
    return grantedSections.parse(JSON.parse(text(account, 'rights')));
  } catch {
    return [];
  }
}
