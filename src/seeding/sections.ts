import * as z from 'zod';
import type { Act, Resource } from '#core/resource.ts';
import type { Dialect } from '#dialect.ts';
import { resources } from '#resources/index.ts';
import type { AnyTable } from '#store/any-table.ts';
import type { Store } from '#store/store.ts';
import { bodySection } from './bodies.ts';
import { callsKey, fixtureCall } from './calls.ts';
import { tableSection } from './rows.ts';
import { fixtureModes, type Section } from './section.ts';
import { derivedTables } from './table-writers.ts';

/** The order in which resources are added, so that objects exist before others refer to them; all other resources follow. */
export const fixtureOrder: readonly string[] = [
  'entities',
  'contexts',
  'networkInterfaces',
  'routes',
  'sipTrunks',
  'iaxTrunks',
  'customTrunks',
  'parkinglots',
  'queueSkills',
  'queueSkillRules',
  'schedules',
  'voicemails',
  'lines',
  'users',
  'agents',
  'groups',
  'queues',
  'meetmes',
  'pickups',
  'incalls',
  'outcalls',
  'phonebookEntries',
  'statistics',
];

/** The key of the rows, by table. */
export const tablesKey = 'tables';

/** The key of the last assigned ids, by table. */
export const sequencesKey = '_sequences';

/** The key of the mode: `merge` or `replace`. */
export const modeKey = '_mode';

/** True if the dialect serves the resource and fixture documents can contain its objects. */
function isFixture(
  resource: Resource,
  dialect: Dialect,
): resource is Resource & { fixture: string; acts: { add: Act } } {
  const isServed = resource.served === undefined || resource.served[dialect].value;
  return isServed && resource.fixture !== undefined && resource.acts['add'] !== undefined;
}

/** Returns the sections for bodies, in the order in which they are applied. */
export function bodySections(dialect: Dialect, { strict = false } = {}): readonly Section[] {
  return resources
    .filter((resource) => isFixture(resource, dialect))
    .sort((one, other) => positionOf(one.fixture) - positionOf(other.fixture))
    .map((resource) => bodySection(resource, { name: resource.fixture, add: resource.acts.add, strict }));
}

function positionOf(name: string): number {
  return fixtureOrder.includes(name) ? fixtureOrder.indexOf(name) : fixtureOrder.length;
}

/** Returns the tables whose rows a document can contain. */
export function tablesOf(store: Store): readonly AnyTable[] {
  return store.anyTables().filter(({ name }) => !derivedTables.includes(name));
}

const lastId = 'expected a whole number of at least 0';

/** Returns the schema of the last assigned ids by table. */
export function sequencesSchema(store: Store) {
  const last = z.int(lastId).nonnegative(lastId).optional();
  const shape = Object.fromEntries(store.tables.map((table) => [table, last]));
  return z.strictObject(shape, 'expected an object with the last id of each table, such as {"entity": 3}');
}

/** Returns the schema of a fixture document, for conversion to JSON Schema. */
export function documentSchema(store: Store, dialect: Dialect) {
  const rows = tablesOf(store).map((table) => [table.name, listOf(tableSection(store, table))]);
  const bodies = bodySections(dialect).map((section) => [section.name, listOf(section)]);
  return z.strictObject({
    [modeKey]: z
      .enum(fixtureModes)
      .optional()
      .meta({ description: 'replace: the document is the complete state, like an export' }),
    [tablesKey]: z.strictObject(Object.fromEntries(rows)).optional().meta({ description: 'rows of tables' }),
    [sequencesKey]: sequencesSchema(store).optional().meta({ description: 'the last assigned ids by table' }),
    ...Object.fromEntries(bodies),
    [callsKey]: z.array(fixtureCall()).optional().meta({ description: 'calls to place when the rest is added' }),
  });
}

function listOf({ item, description }: Section) {
  return z.array(item).optional().meta({ description });
}
