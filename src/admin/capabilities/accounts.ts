import * as z from 'zod';
import { grantedTo } from '#access/accounts.ts';
import type { Registry } from '#core/registry.ts';
import { isHostName, isIpv4, isSubnet } from '#fields/hosts.ts';
import { InvalidInput, mostDescribed } from '#input/read.ts';
import { mustBe, mustBeSecretly } from '#input/sentences.ts';
import { noSuch } from '#input/unknown-name.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { type AnswerOf, type ControlPlane, type ControlPlaneParts, noContent } from '../control-plane.ts';
import { problem } from '../problem.ts';

const isHost = (host: string) => isIpv4(host) || isHostName(host) || isSubnet(host);
const letters = "4 to 64 letters, digits or signs of -._~!$&'()*+,;=%";
const secret = { error: mustBeSecretly(`a text of ${letters}:`) };

/** The rules of core.md 4.1. */
const fields = z.strictObject({
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
});

type NewAccount = z.output<typeof fields>;

const waysIn = 'must have login and passwd, or a host';
const hasWayIn = ({ login, passwd, host }: Pick<NewAccount, 'login' | 'passwd' | 'host'>) =>
  (login !== null && passwd !== null) || host !== null;

const account = fields.refine(hasWayIn, waysIn);

/** Its name is that of the path unless the body says otherwise. */
const changed = fields.partial({ name: true }).refine(hasWayIn, waysIn);

const named = z.object({ name: z.string() });

/** An account without its password. */
const answer = () =>
  z.object({
    name: z.string(),
    login: z.string().nullable(),
    host: z.string().nullable(),
    disable: z.boolean(),
    description: z.string(),
    rights: z.array(z.string()).readonly(),
  });

const answers = () => z.object({ accounts: z.array(answer()) });

/** The web-services users of a world, their hosts and rights (`*` for all), below `/__admin/accounts`. */
export function accountRoutes(app: ControlPlane, { registry }: ControlPlaneParts): void {
  app.get(
    '/accounts',
    { schema: { summary: 'The accounts of the web services', response: { 200: answers } } },
    async ({ world: { store } }) => ({ accounts: store.all('accesswebservice').map(shown) }),
  );
  app.post(
    '/accounts',
    { schema: { summary: 'Add an account', body: account, response: { 201: answer } } },
    async ({ world, body }, reply) => {
      const { store } = world;
      const values = stored(withKnownRights(body, registry));
      refuseTakenName(store, values.name);
      store.transaction(() => store.insert('accesswebservice', values));
      world.publish({ type: 'accounts', change: 'added', name: values.name });
      return reply.code(201).send(shown(values));
    },
  );
  app.put(
    '/accounts/:name',
    { schema: { summary: 'Replace an account', params: named, body: changed, response: { 200: answer } } },
    async ({ world, params: { name }, body }) => {
      const { store } = world;
      const values = stored(withKnownRights({ ...body, name: body.name ?? name }, registry));
      if (!store.has('accesswebservice', { name })) throw unknownAccount(store, name);
      if (values.name !== name) refuseTakenName(store, values.name);
      store.transaction(() => store.update('accesswebservice', { name }, values));
      world.publish({ type: 'accounts', change: 'replaced', name });
      return shown(values);
    },
  );
  app.delete(
    '/accounts/:name',
    { schema: { summary: 'Delete an account', params: named, response: { 204: noContent } } },
    async ({ world, params: { name } }, reply) => {
      const { store } = world;
      const deleted = store.transaction(() => store.delete('accesswebservice', { name }));
      if (deleted === 0) throw unknownAccount(store, name);
      world.publish({ type: 'accounts', change: 'deleted', name });
      return reply.code(204).send();
    },
  );
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
function shown(row: Omit<Rows['accesswebservice'], 'id'>): AnswerOf<typeof answer> {
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
