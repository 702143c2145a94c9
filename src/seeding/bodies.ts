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
  /** True if fields that the act ignores are problems. */
  readonly strict: boolean;
}

/** Returns the section for the bodies of a resource; each is passed to the act `add` as if a client had sent it. */
export function bodySection(resource: Resource, { name, add, strict }: BodySectionOptions): Section {
  return {
    name,
    description: `bodies of ${operationOf(resource, 'add')}`,
    names: [],
    item: body,
    add: (world, items) =>
      items.flatMap(({ at, item }) => {
        const request = actRequestOf(world, { resource, json: item });
        const reason = refusalOf(request, add);
        const ignored = strict ? request.ignored.map((field) => ignoredProblem(field, at)) : [];
        return reason === undefined ? ignored : [problemOf(reason, at), ...ignored];
      }),
  };
}

/** Runs the act in a transaction. Returns the reason if it refuses the request. */
function refusalOf(request: ActRequest, add: Act): Reason | undefined {
  try {
    const { status, reason } = request.store.transaction(() => add.run(request));
    return status === 200 ? undefined : (reason ?? { message: `the act answers ${status}` });
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

function actRequestOf(world: World, { resource, json }: { resource: Resource; json: unknown }): ActRequest {
  return {
    store: world.store,
    dialect: world.dialect,
    clock: world.clock,
    random: world.random,
    mode: 'restricted',
    nouns: resource.nouns,
    query,
    parameters: Query.none,
    body: Buffer.from(JSON.stringify(json)),
    serverAddress: '127.0.0.1',
    commands: [],
    ignored: [],
  };
}

function ignoredProblem({ field, near }: IgnoredField, at: string): FixtureProblem {
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  return { at: `${at}.${field}`, message: `the PBX ignores this field${hint}` };
}

/** The rule `undefined` means that a field is missing (core.md 7.1). */
function problemOf({ field, rule, message }: Reason, at: string): FixtureProblem {
  const place = field === undefined ? at : `${at}.${field}`;
  return { at: place, message: rule === 'undefined' ? 'the field is required' : message };
}
