import * as z from 'zod';
import { grantedTo } from '#access/accounts.ts';
import type { Registry } from '#core/registry.ts';
import { isHostName, isIpv4, isSubnet } from '#fields/hosts.ts';
import { InvalidInput, maxProblems } from '#input/read.ts';
import { mustBe, secretMustBe } from '#input/sentences.ts';
import { noSuch } from '#input/unknown-name.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { accountAnswer, accountsAnswer } from '../answers/accounts.ts';
import { type AnswerOf, type ControlPlane, type ControlPlaneParts, noContent } from '../control-plane.ts';
import { problem } from '../problem.ts';

const isHost = (host: string) => isIpv4(host) || isHostName(host) || isSubnet(host);
const letters = "4 to 64 letters, digits or characters of -._~!$&'()*+,;=%";
const secret = { error: secretMustBe(`a string of ${letters}:`) };

/** The rules of core.md 4.1. */
const fields = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9_.-]{1,64}$/, { error: mustBe('1 to 64 lower-case letters, digits, _, . and -') })
    .describe('The name, by which the control plane identifies the account.'),
  login: z
    .string()
    .regex(/^[A-Za-z0-9\-._~!$&'()*+,;=%]{4,64}$/, { error: mustBe(letters) })
    .nullable()
    .default(null)
    .describe('The login for Basic authentication.'),
  passwd: z
    .string(secret)
    .regex(/^[A-Za-z0-9\-._~!$&'()*+,;=%:]{4,64}$/, secret)
    .nullable()
    .default(null)
    .describe('The password for Basic authentication.'),
  host: z
    .string()
    .max(255)
    .refine(isHost, { error: mustBe('an IPv4 address, a host name or a subnet such as 192.0.2.0/24') })
    .nullable()
    .default(null)
    .describe('The IPv4 address, host name or subnet that the account may call from.'),
  disable: z.boolean().default(false).describe('True refuses every request of the account.'),
  description: z.string().max(1000).default('').describe('Free text.'),
  rights: z.array(z.string()).default([]).describe('Sections such as `service/ipbx/pbx_settings/users`; `*` for all.'),
});

type NewAccount = z.output<typeof fields>;

const credentialsRule = 'must have login and passwd, or a host';
const hasCredentials = ({ login, passwd, host }: Pick<NewAccount, 'login' | 'passwd' | 'host'>) =>
  (login !== null && passwd !== null) || host !== null;

const account = fields.refine(hasCredentials, credentialsRule);

/** The name is that of the path unless the body has another. */
const replacement = fields.partial({ name: true }).refine(hasCredentials, credentialsRule);

const params = z.object({ name: z.string().describe('Name of the account.') });

/** The web-services users of a world, their hosts and rights (`*` for all), below `/__admin/accounts`. */
export function accountRoutes(app: ControlPlane, { registry }: ControlPlaneParts): void {
  allAccountsRoutes(app, registry);
  oneAccountRoutes(app, registry);
}

function allAccountsRoutes(app: ControlPlane, registry: Registry): void {
  app.get(
    '/accounts',
    { schema: { summary: 'List the web-services users', response: { 200: accountsAnswer } } },
    async ({ world: { store } }) => ({ accounts: store.all('accesswebservice').map(accountJson) }),
  );
  app.post(
    '/accounts',
    { schema: { summary: 'Add an account', body: account, response: { 201: accountAnswer } } },
    async ({ world, body }, reply) => {
      const { store } = world;
      const values = rowOf(withKnownRights(body, registry));
      refuseExistingName(store, values.name);
      store.transaction(() => store.insert('accesswebservice', values));
      world.publish({ type: 'accounts', change: 'added', name: values.name });
      return reply.code(201).send(accountJson(values));
    },
  );
}

function oneAccountRoutes(app: ControlPlane, registry: Registry): void {
  app.put(
    '/accounts/:name',
    { schema: { summary: 'Replace an account', params, body: replacement, response: { 200: accountAnswer } } },
    async ({ world, params: { name }, body }) => {
      const { store } = world;
      const values = rowOf(withKnownRights({ ...body, name: body.name ?? name }, registry));
      if (!store.has('accesswebservice', { name })) throw unknownAccount(store, name);
      if (values.name !== name) refuseExistingName(store, values.name);
      store.transaction(() => store.update('accesswebservice', { name }, values));
      world.publish({ type: 'accounts', change: 'replaced', name });
      return accountJson(values);
    },
  );
  app.delete(
    '/accounts/:name',
    { schema: { summary: 'Delete an account', params, response: { 204: noContent } } },
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
function withKnownRights(body: NewAccount, registry: Registry): NewAccount {
  const unknown = [...body.rights.entries()].filter(([, right]) => right !== '*' && !registry.isSection(right));
  if (unknown.length === 0) return body;
  const problems = unknown
    .slice(0, maxProblems)
    .map(([index, right]) => ({ at: `rights[${index}]`, message: mustBeSection(registry)({ input: right }) }));
  throw new InvalidInput(problems, 'the body', unknown.length);
}

function mustBeSection({ sections }: Registry) {
  return mustBe('a section, or * for all', { names: sections, list: 'GET /__admin/operations' });
}

function rowOf({ disable, rights, ...values }: NewAccount) {
  return { ...values, disable: Number(disable), rights: JSON.stringify(rights) };
}

/** The row as JSON, without the password. */
function accountJson(row: Omit<Rows['accesswebservice'], 'id'>): AnswerOf<typeof accountAnswer> {
  const { name, login, host, description } = row;
  return { name, login, host, disable: row.disable !== 0, description, rights: grantedTo(row) };
}

function refuseExistingName(store: Store, name: string): void {
  if (store.has('accesswebservice', { name })) throw problem(409, `account ${name} already exists`);
}

function unknownAccount(store: Store, name: string): Error {
  const names = store.all('accesswebservice').map((row) => row.name);
  return problem(404, noSuch('account', name, names));
}
