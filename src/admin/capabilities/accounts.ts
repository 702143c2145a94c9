import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { grantedTo } from '#access/accounts.ts';
import type { Registry } from '#core/registry.ts';
import { Refusal } from '#errors.ts';
import { isHostName, isIpv4, isSubnet } from '#fields/hosts.ts';
import { InvalidInput, mostDescribed, read } from '#input/read.ts';
import { mustBe, mustBeSecretly } from '#input/sentences.ts';
import { noSuch } from '#input/unknown-name.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Worlds } from '#world/worlds.ts';
import { problem } from '../problem.ts';
import { worldOf } from '../world.ts';

const isHost = (host: string) => isIpv4(host) || isHostName(host) || isSubnet(host);
const letters = "4 to 64 letters, digits or signs of -._~!$&'()*+,;=%";
const secret = { error: mustBeSecretly(`a text of ${letters}:`) };

/** The rules of core.md 4.1. */
const account = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9_.-]{1,64}$/, { error: mustBe('1 to 64 small letters, digits, _, . and -') }),
    login: z
      .string()
      .regex(/^[A-Za-z0-9\-._~!$&'()*+,;=%]{4,64}$/, { error: mustBe(letters) })
      .nullable()
      .default(null),
    passwd: z
      .string(secret)
      .regex(/^[A-Za-z0-9\-._~!$&'()*+,;=%:]{4,64}$/, secret)
      .nullable()
      .default(null),
    host: z
      .string()
      .max(255)
      .refine(isHost, { error: mustBe('an IPv4 address, a host name or a subnet such as 192.0.2.0/24') })
      .nullable()
      .default(null),
    disable: z.boolean().default(false),
    description: z.string().max(1000).default(''),
    rights: z.array(z.string()).default([]),
  })
  .refine(
    ({ login: name, passwd, host }) => (name !== null && passwd !== null) || host !== null,
    'must have login and passwd, or a host',
  );

type NewAccount = z.output<typeof account>;

const named = z.object({ name: z.string() });

/** The web-services users of a world, their hosts and rights (`*` for all), below `/__admin/accounts`. */
export function accountRoutes(
  app: FastifyInstance,
  { worlds, registry }: { worlds: Worlds; registry: Registry },
): void {
  app.get('/accounts', async (request) => {
    return { accounts: worldOf(worlds, request).store.all('accesswebservice').map(shown) };
  });
  app.post('/accounts', async (request, reply) => {
    const { store } = worldOf(worlds, request);
    const values = stored(withKnownRights(read(account, request.body), registry));
    refuseTakenName(store, values.name);
    refused(() => store.transaction(() => store.insert('accesswebservice', values)));
    return reply.code(201).send(shown(values));
  });
  app.put('/accounts/:name', async (request) => {
    const { store } = worldOf(worlds, request);
    const { name } = read(named, request.params, 'the path');
    const body = { name, ...read(z.looseObject({}), request.body) };
    const values = stored(withKnownRights(read(account, body), registry));
    if (!store.has('accesswebservice', { name })) throw unknownAccount(store, name);
    if (values.name !== name) refuseTakenName(store, values.name);
    refused(() => store.transaction(() => store.update('accesswebservice', { name }, values)));
    return shown(values);
  });
  app.delete('/accounts/:name', async (request, reply) => {
    const { name } = read(named, request.params, 'the path');
    const { store } = worldOf(worlds, request);
    const deleted = store.transaction(() => store.delete('accesswebservice', { name }));
    if (deleted === 0) throw unknownAccount(store, name);
    return reply.code(204).send();
  });
}

/** Refuses rights on sections that do not exist (core.md 5.3). */
function withKnownRights(wanted: NewAccount, registry: Registry): NewAccount {
  const unknown = [...wanted.rights.entries()].filter(([, right]) => right !== '*' && !registry.isSection(right));
  if (unknown.length === 0) return wanted;
  const faults = unknown
    .slice(0, mostDescribed)
    .map(([index, right]) => ({ at: `rights[${index}]`, message: mustBeSection(registry)({ input: right }) }));
  throw new InvalidInput(faults, 'the body', unknown.length);
}

function mustBeSection({ sections }: Registry) {
  return mustBe('a section of the rights, or * for all', { names: sections, list: 'GET /__admin/operations' });
}

function stored({ disable, rights, ...values }: NewAccount) {
  return { ...values, disable: Number(disable), rights: JSON.stringify(rights) };
}

/** An account without its password. */
function shown(row: Omit<Rows['accesswebservice'], 'id'>) {
  const { name, login: known, host, description } = row;
  return { name, login: known, host, disable: row.disable !== 0, description, rights: grantedTo(row) };
}

function refuseTakenName(store: Store, name: string): void {
  if (store.has('accesswebservice', { name })) throw problem(409, `there is an account ${name} already`);
}

function unknownAccount(store: Store, name: string): Error {
  const names = store.all('accesswebservice').map((row) => row.name);
  return problem(404, noSuch('account', name, names));
}

function refused<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) throw problem(409, error.message);
    throw error;
  }
}
