import type { Registry } from '#core/registry.ts';
import { type Resource, sectionOf } from '#core/resource.ts';
import { createWorld } from '#seeding/create-world.ts';
import type { Row } from '#store/row.ts';
import { rowsShownBy } from '../question.ts';
import { LocalMock } from '../read/local-mock.ts';
import { type Reading, readState } from '../read/walk.ts';

/** The profile that stands in for what a PBX does not tell: one after its set-up. */
const profile = 'fresh';

/** The tables of accounts, which an import never takes from a profile. */
const accountTables: readonly string[] = ['accesswebservice'];

/** Rows of a fresh PBX, by table. */
export type FreshRows = ReadonlyMap<string, readonly Row[]>;

/**
 * Returns the rows of a fresh PBX in the tables that no answer of the reading shows: those without a web service, and those of
 * resources that were not read.
 */
export async function rowsToFill({ answered }: Reading, registry: Registry): Promise<FreshRows> {
  const sections = new Set(answered.map(({ question }) => sectionOf(question.resource)));
  const shown = await tablesShown(registry.resources.filter((resource) => sections.has(sectionOf(resource))));
  const world = createWorld({ seeds: profile, dialect: 'recorded' });
  try {
    const tables = world.store.anyTables().filter(({ name }) => !shown.has(name) && !accountTables.includes(name));
    const rows = tables.map((table) => [table.name, table.all()] as const);
    return new Map(rows.filter(([, all]) => all.length > 0));
  } finally {
    world.close();
  }
}

/** The tables of which the answers of some resources of a fresh PBX show all rows. */
async function tablesShown(resources: readonly Resource[]): Promise<ReadonlySet<string>> {
  const mock = LocalMock.start(profile, 'recorded');
  try {
    const { answered } = await readState(mock, { resources });
    const complete = answered
      .flatMap(rowsShownBy)
      .filter(({ isPartial, unlessEqual }) => !isPartial && unlessEqual === undefined);
    return new Set(complete.map(({ table }) => table));
  } finally {
    await mock.close();
  }
}
