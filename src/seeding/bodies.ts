import * as z from 'zod';
import type { ActRequest } from '#core/request.ts';
import { type Act, operationOf, type Resource } from '#core/resource.ts';
import { type Reason, Refusal } from '#errors.ts';
import type { IgnoredField } from '#fields/ignored.ts';
import { parseQuery, Query } from '#wire/query.ts';
import type { World } from '#world/world.ts';
import type { FixtureProblem } from './problems.ts';
import type { Section } from './section.ts';

const body = z.record(z.string(), z.unknown(), 'expected an object');
const query = parseQuery('act=add');

interface BodySectionOptions {
  readonly name: string;
  readonly add: Act;
  /** Whether fields that the act ignores are faults. */
  readonly strict: boolean;
}

/** The bodies of a resource, each of which goes through its act `add` as if a client had sent it. */
export function bodySection(resource: Resource, { name, add, strict }: BodySectionOptions): Section {
  return {
    name,
    description: `bodies of ${operationOf(resource, 'add')}`,
    names: [],
    item: body,
    add: (world, items) =>
      items.flatMap(({ at, item }) => {
        const request = actRequestOf(world, { resource, sent: item });
        const reason = refusalOf(request, add);
        const ignored = strict ? request.ignored.map((field) => ignoredFault(field, at)) : [];
        return reason === undefined ? ignored : [faultOf(reason, at), ...ignored];
      }),
  };
}

/** Adds one object as a transaction of its own; gives the reason when it is refused. */
function refusalOf(request: ActRequest, add: Act): Reason | undefined {
  try {
    const { status, reason } = request.store.transaction(() => add(request));
    return status === 200 ? undefined : (reason ?? { message: `the act answers ${status}` });
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

function actRequestOf(world: World, { resource, sent }: { resource: Resource; sent: unknown }): ActRequest {
  return {
    store: world.store,
    dialect: world.dialect,
    clock: world.clock,
    random: world.random,
    mode: 'restricted',
    nouns: resource.nouns,
    query,
    parameters: Query.none,
    body: Buffer.from(JSON.stringify(sent)),
    serverAddress: '127.0.0.1',
    commands: [],
    ignored: [],
  };
}

function ignoredFault({ field, near }: IgnoredField, at: string): FixtureProblem {
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  return { at: `${at}.${field}`, message: `the PBX ignores this field${hint}` };
}

/** `undefined` is the contract's word for a field that is missing (core.md 7.1). */
function faultOf({ field, rule, message }: Reason, at: string): FixtureProblem {
  const place = field === undefined ? at : `${at}.${field}`;
  return { at: place, message: rule === 'undefined' ? 'the field is required' : message };
}
