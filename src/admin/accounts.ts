import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { Refusal } from '../errors.ts';
import { isHostName, isIpv4, isSubnet } from '../fields/hosts.ts';
import { type Row, text, truth } from '../store/row.ts';
import type { Worlds } from '../worlds.ts';
import { problem } from './problem.ts';
import { worldOf } from './world.ts';

/** The rules of core.md 4.1. */
const login = z.string().regex(/^[A-Za-z0-9\-._~!$&'()*+,;=%]{4,64}$/);
const account = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9_.-]{1,64}$/),
    login: login.nullable().default(null),
    passwd: z
      .string()
      .regex(/^[A-Za-z0-9\-._~!$&'()*+,;=%:]{4,64}$/)
      .nullable()
      .default(null),
    host: z
      .string()
      .max(255)
      .refine((host) => isIpv4(host) || isHostName(host) || isSubnet(host))
      .nullable()
      .default(null),
    disable: z.boolean().default(false),
    description: z.string().max(1000).default(''),
    rights: z.array(z.string()).default([]),
  })
  .refine(
    ({ login: name, passwd, host }) => (name !== null && passwd !== null) || host !== null,
    'login and passwd, or a host',
  );

const named = z.object({ name: z.string() });

/** The web-services users of a world, their hosts and rights (`*` for all), below `/__admin/accounts`. */
export function accountRoutes(app: FastifyInstance, worlds: Worlds): void {
  app.get('/__admin/accounts', async (request) => {
    return { accounts: worldOf(worlds, request).store.all('accesswebservice').map(shown) };
  });
  app.post('/__admin/accounts', async (request, reply) => {
    const { store } = worldOf(worlds, request);
    const values = stored(account.parse(request.body));
    refused(() => store.insert('accesswebservice', values));
    return reply.code(201).send(shown(values));
  });
  app.put('/__admin/accounts/:name', async (request) => {
    const { store } = worldOf(worlds, request);
    const { name } = named.parse(request.params);
    const values = stored(account.parse({ name, ...z.looseObject({}).parse(request.body) }));
    if (refused(() => store.update('accesswebservice', { name }, values)) === 0)
      throw problem(404, `there is no account ${name}`);
    return shown(values);
  });
  app.delete('/__admin/accounts/:name', async (request, reply) => {
    const { name } = named.parse(request.params);
    const deleted = worldOf(worlds, request).store.delete('accesswebservice', { name });
    if (deleted === 0) throw problem(404, `there is no account ${name}`);
    return reply.code(204).send();
  });
}

function stored({ disable, rights, ...values }: z.output<typeof account>) {
  return { ...values, disable: Number(disable), rights: JSON.stringify(rights) };
}

/** An account without its password. */
function shown(row: Row) {
  const rights: unknown = JSON.parse(text(row, 'rights') || '[]');
  const { name, login: known, host, description } = row;
  return { name, login: known, host, disable: truth(row, 'disable'), description, rights };
}

function refused<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) throw problem(409, error.message);
    throw error;
  }
}
