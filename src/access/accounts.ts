import dns from 'node:dns/promises';
import * as z from 'zod';
import { isIpv4 } from '#fields/hosts.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Credentials } from './credentials.ts';
import { matchesHost } from './hosts.ts';

/** A web-services user that passed the check of core.md 4.2. */
export interface Account {
  readonly name: string;
  /** The granted sections (core.md 5.3). */
  readonly rights: readonly string[];
}

type AccountRow = Rows['accesswebservice'];

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
    const host = row.host ?? '';
    if (host === '') return accountOf(row);
    const addresses = await addressesOf(host);
    if (matchesHost(host, peer, () => addresses)) return accountOf(row);
  }
  return undefined;
}

/** Whether any account is bound to a host by its name. */
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

/** Only accounts with a host: one without it would let everybody in. */
function withoutCredentials(store: Store): AccountRow[] {
  const sql = `SELECT * FROM accesswebservice
    WHERE disable = 0 AND ifnull(login, '') = '' AND ifnull(passwd, '') = '' AND ifnull(host, '') <> '' ORDER BY rowid`;
  return store.query('accesswebservice', sql);
}

/** The IPv4 addresses of a host name, looked up at each request (core.md 4.4); none for an address or a subnet. */
async function addressesOf(host: string): Promise<readonly string[]> {
  if (!isHostName(host)) return [];
  const addresses = await dns.lookup(host, { all: true, family: 4 }).catch(() => []);
  return addresses.map(({ address }) => address);
}

function accountOf(row: AccountRow): Account {
  return { name: row.name, rights: grantedTo(row) };
}

/** The sections that are granted to an account; rights that cannot be read grant nothing. */
export function grantedTo({ rights }: Pick<AccountRow, 'rights'>): readonly string[] {
  try {
    return grantedSections.parse(JSON.parse(rights));
  } catch {
    return [];
  }
}
