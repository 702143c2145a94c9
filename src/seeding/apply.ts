import { isObject } from '#wire/values.ts';
import { transaction } from '#world/transaction.ts';
import type { World } from '#world/world.ts';
import { kindOrValue } from './kinds.ts';
import { InvalidFixtures, ProblemList } from './problems.ts';
import { tableSection } from './rows.ts';
import { type FixtureMode, fixtureModes, type PlacedItem, type Section } from './section.ts';
import { bodySections, modeKey, sequencesKey, sequencesSchema, tablesKey, tablesOf } from './sections.ts';
import { loadSeeds } from './seeds.ts';
import { tableWriters } from './table-writers.ts';
import { unknownSectionProblem, unknownTableProblem } from './unknown.ts';

/** How a document is applied. */
export interface ApplyOptions {
  /** What the document says of itself when absent, else `merge`. */
  readonly mode?: FixtureMode | undefined;
  /** Finds the faults and changes nothing. */
  readonly dryRun?: boolean;
  /** Fields that the PBX ignores are faults. */
  readonly strict?: boolean;
}

/** How many items of each section were applied. */
export type ApplyResult = Readonly<Record<string, number>>;

/** A document on its way into a world. */
interface Work {
  readonly world: World;
  readonly document: Readonly<Record<string, unknown>>;
  readonly mode: FixtureMode;
  readonly faults: ProblemList;
  readonly applied: Record<string, number>;
}

/** Takes back what was only tried. */
class Rehearsed extends Error {}

/**
 * Applies a document, all or nothing: first the rows of tables, then the bodies, each through the act `add` of its resource.
 * Nothing goes into ledger and journal. Throws `FixtureFaults`.
 */
export function applyFixtures(world: World, document: unknown, options: ApplyOptions = {}): ApplyResult {
  let applied: ApplyResult = {};
  try {
    transaction(world, () => {
      applied = applyAll(world, document, options);
      if (options.dryRun) throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  return applied;
}

/** How a document is applied unless the caller says otherwise: an export is the whole state, any other one is merged. */
export function modeOf(document: unknown): FixtureMode {
  return isObject(document) && document[modeKey] === 'replace' ? 'replace' : 'merge';
}

function applyAll(world: World, document: unknown, { mode, strict = false }: ApplyOptions): ApplyResult {
  if (!isObject(document)) {
    const message = `expected an object such as {"users": [{…}]}, got ${kindOrValue(document)}`;
    throw new InvalidFixtures([{ at: 'document', message }]);
  }
  const faults = new ProblemList();
  const work: Work = { world, document, mode: mode ?? modeOf(document), faults, applied: {} };
  checkNames(work);
  if (work.mode === 'replace') startEmpty(world);
  applyTables(work);
  applySequences(work);
  for (const section of bodySections(world.dialect, { strict })) applySection(work, section, document[section.name]);
  faults.refuse();
  return work.applied;
}

/** A schema would pass over a key `__proto__`; the document itself shows it. */
function checkNames({ world, document, faults }: Work): void {
  const bodies = bodySections(world.dialect).map(({ name }) => name);
  const known = new Set([...bodies, tablesKey, sequencesKey, modeKey]);
  for (const name of Object.keys(document)) {
    if (!known.has(name)) faults.add(() => unknownSectionProblem(name, { bodies, tables: tableNames(world) }));
  }
  const mode = document[modeKey];
  if (mode !== undefined && !fixtureModes.some((known) => known === mode)) {
    faults.add(() => ({ at: modeKey, message: `expected ${fixtureModes.join(' or ')}, got ${kindOrValue(mode)}` }));
  }
}

function applyTables(work: Work): void {
  const { world, document, faults } = work;
  const rows = document[tablesKey];
  if (rows === undefined) return;
  if (!isObject(rows)) {
    const message = `expected an object with the rows of each table, such as {"entity": [{…}]}, got ${kindOrValue(rows)}`;
    faults.add(() => ({ at: tablesKey, message }));
    return;
  }
  const bodies = bodySections(world.dialect).map(({ name }) => name);
  const known = tableNames(world);
  for (const name of Object.keys(rows)) {
    if (!known.includes(name)) faults.add(() => unknownTableProblem(name, { bodies, tables: known }));
  }
  for (const table of tablesOf(world.store)) {
    if (Object.hasOwn(rows, table.name)) applySection(work, tableSection(world.store, table), rows[table.name]);
  }
}

function tableNames({ store }: World): readonly string[] {
  return tablesOf(store).map(({ name }) => name);
}

function applySection(work: Work, section: Section, list: unknown): void {
  const { world, mode, faults, applied } = work;
  if (list === undefined) return;
  if (!Array.isArray(list)) {
    faults.add(() => ({ at: section.name, message: `expected a list, got ${kindOrValue(list)}` }));
    return;
  }
  const items = placedItems(section, list, faults);
  faults.addAll(section.add(world, items, mode));
  applied[section.name] = items.length;
}

/** The well-formed items of a section. */
function placedItems(
  { name, item, names }: Section,
  list: readonly unknown[],
  faults: ProblemList,
): readonly PlacedItem[] {
  return list.flatMap((value, index) => {
    const at = `${name}[${index}]`;
    const read = item.safeParse(value);
    if (read.success) return [{ at, item: read.data }];
    if (isObject(value)) faults.addIssues(read.error, { at, known: names });
    else faults.add(() => ({ at, message: `expected an object, got ${kindOrValue(value)}` }));
    return [];
  });
}

/** The state of a PBX before its set-up, with the accounts that the world has. */
function startEmpty({ store }: World): void {
  const accounts = store.all('accesswebservice');
  for (const table of store.anyTables()) table.delete();
  for (const [table] of store.sequences.entries()) store.sequences.set(table, 0);
  loadSeeds(store, 'empty', tableWriters);
  store.delete('accesswebservice', {});
  for (const account of accounts) store.insert('accesswebservice', account);
}

/** A document that replaces everything says exactly which ids come next; one that is merged takes none back. */
function applySequences({ world: { store }, document, mode, faults }: Work): void {
  const value = document[sequencesKey];
  if (value === undefined) return;
  const read = sequencesSchema(store).safeParse(value);
  if (!read.success) {
    faults.addIssues(read.error, { at: sequencesKey, known: store.tables });
    return;
  }
  if (mode === 'replace') for (const [table] of store.sequences.entries()) store.sequences.set(table, 0);
  for (const [table, last = 0] of Object.entries(read.data)) {
    if (mode === 'replace') store.sequences.set(table, last);
    else store.sequences.raise(table, last);
  }
}
