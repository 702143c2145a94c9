import * as z from 'zod';
import type { Act, Resource } from '#core/resource.ts';
import type { Dialect } from '#dialect.ts';
import { resources } from '#resources/index.ts';
import type { AnyTable } from '#store/any-table.ts';
import type { Store } from '#store/store.ts';
import { bodySection } from './bodies.ts';
import { tableSection } from './rows.ts';
import { fixtureModes, type Section } from './section.ts';
import { derivedTables } from './table-writers.ts';

/** The resources of a document in the order in which they are added, whatever is named by another before it; all others follow. */
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

/** The key of a document below which the rows of tables stand. */
export const tablesKey = 'tables';

/** The last ids handed out, by table. */
export const sequencesKey = '_sequences';

/** Whether the document is the whole state or is merged into another one. */
export const modeKey = '_mode';

/** Whether the resource is served and its objects can be in a fixture document. */
function isFixture(
  resource: Resource,
  dialect: Dialect,
): resource is Resource & { fixture: string; acts: { add: Act } } {
  const isServed = resource.served === undefined || resource.served[dialect].value;
  return isServed && resource.fixture !== undefined && resource.acts['add'] !== undefined;
}

/** The resources of which a document can hold bodies, in the order in which they are added. */
export function bodySections(dialect: Dialect, { strict = false } = {}): readonly Section[] {
  return resources
    .filter((resource) => isFixture(resource, dialect))
    .sort((one, other) => turnOf(one.fixture) - turnOf(other.fixture))
    .map((resource) => bodySection(resource, { name: resource.fixture, add: resource.acts.add, strict }));
}

function turnOf(name: string): number {
  return fixtureOrder.includes(name) ? fixtureOrder.indexOf(name) : fixtureOrder.length;
}

/** The tables whose rows a document can hold. */
export function tablesOf(store: Store): readonly AnyTable[] {
  return store.anyTables().filter(({ name }) => !derivedTables.includes(name));
}

const lastId = 'expected a whole number from 0 on';

/** The last ids by table, as a document gives them. */
export function sequencesSchema(store: Store) {
  const last = z.int(lastId).nonnegative(lastId).optional();
  const shape = Object.fromEntries(store.tables.map((table) => [table, last]));
  return z.strictObject(shape, 'expected an object with the last id of each table, such as {"entity": 3}');
}

/** A document as JSON Schema, for editors and checkers. */
export function documentSchema(store: Store, dialect: Dialect) {
  const rows = tablesOf(store).map((table) => [table.name, listOf(tableSection(store, table))]);
  const bodies = bodySections(dialect).map((section) => [section.name, listOf(section)]);
  return z.strictObject({
    [modeKey]: z
      .enum(fixtureModes)
      .optional()
      .meta({ description: 'replace: the document is the whole state, as an export is' }),
    [tablesKey]: z.strictObject(Object.fromEntries(rows)).optional().meta({ description: 'rows of tables' }),
    [sequencesKey]: sequencesSchema(store).optional().meta({ description: 'the last ids handed out' }),
    ...Object.fromEntries(bodies),
  });
}

function listOf({ item, description }: Section) {
  return z.array(item).optional().meta({ description });
}
