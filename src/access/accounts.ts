import { lookup } from 'node:dns/promises';
import * as z from 'zod';
import { isIpv4 } from '../fields/hosts.ts';
import { type Row, text } from '../store/row.ts';
import type { Store } from '../store/store.ts';
import type { Credentials } from './credentials.ts';
import { matchesHost } from './hosts.ts';

/** A web-services user that passed the check of core.md 4.2. */
export interface Account {
  readonly name: string;
  /** The granted sections (core.md 5.3). */
  readonly rights: readonly string[];
}

/** Finds the IPv4 addresses of a host name; none when it has none. */
type Resolver = (hostName: string) => Promise<readonly string[]>;

const grantedSections = z.array(z.string()).catch([]);

/** Addresses from the system's resolver, asked at each request (core.md 4.4). */
const systemResolver: Resolver = async (hostName) => {
  const found = await lookup(hostName, { all: true, family: 4 }).catch(() => []);
  return found.map(({ address }) => address);
};

/** The account of a request (core.md 4.2): by its credentials if it has any, else by the address of the caller. */
export async function findAccount(
  store: Store,
  caller: { credentials: Credentials | undefined; peer: string; resolve?: Resolver },
): Promise<Account | undefined> {
  const { credentials, peer, resolve = systemResolver } = caller;
  const candidates = credentials === undefined ? withoutCredentials(store) : withCredentials(store, credentials);
  for (const row of candidates) {
    const host = text(row, 'host');
    const isOpen = credentials !== undefined && host === '';
    if (isOpen || (host !== '' && matchesHost(host, peer, await addressesOf(host, resolve)))) return accountOf(row);
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

function withoutCredentials(store: Store): Row[] {
  return store.select(`SELECT * FROM accesswebservice
    WHERE disable = 0 AND ifnull(login, '') = '' AND ifnull(passwd, '') = '' AND ifnull(host, '') <> '' ORDER BY rowid`);
}

async function addressesOf(host: string, resolve: Resolver): Promise<(name: string) => readonly string[]> {
  const addresses = isHostName(host) ? await resolve(host) : [];
  return () => addresses;
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
