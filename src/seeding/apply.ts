import { isObject } from '#wire/values.ts';
import { dryRun, transaction } from '#world/transaction.ts';
import type { World } from '#world/world.ts';
import { callsKey, placeCalls } from './calls.ts';
import { kindOrValue } from './kinds.ts';
import { InvalidFixtures, ProblemList } from './problems.ts';
import { tableSection } from './rows.ts';
import { type FixtureMode, fixtureModes, type PlacedItem, type Section } from './section.ts';
import { bodySections, modeKey, sequencesKey, sequencesSchema, tablesKey, tablesOf } from './sections.ts';
import { loadSeeds } from './seeds.ts';
import { tableWriters } from './table-writers.ts';
import { unknownSectionProblem, unknownTableProblem } from './unknown.ts';

/** Options of applying a fixture document. */
export interface ApplyOptions {
  /** Overrides the mode of the document (`_mode`, by default `merge`). */
  readonly mode?: FixtureMode | undefined;
  /** Reports the problems and changes nothing. */
  readonly dryRun?: boolean;
  /** Treats fields that the PBX ignores as problems. */
  readonly strict?: boolean;
}

/** Number of applied items by section. */
export type ApplyResult = Readonly<Record<string, number>>;

/** A document being applied to a world. */
interface Application {
  readonly world: World;
  readonly document: Readonly<Record<string, unknown>>;
  readonly mode: FixtureMode;
  readonly problems: ProblemList;
  readonly applied: Record<string, number>;
}

/**
 * Applies a fixture document in one transaction: first the rows of tables, then the bodies, each through the act `add` of its
 * resource, then the calls. Writes no effects and no journal entries. Throws `InvalidFixtures`.
 */
export function applyFixtures(world: World, document: unknown, options: ApplyOptions = {}): ApplyResult {
  const run = options.dryRun ? dryRun : transaction;
  return run(world, () => applyAll(world, document, options));
}

/** Returns the mode that a document declares: `replace` for an export, `merge` by default. */
export function modeOf(document: unknown): FixtureMode {
  return isObject(document) && document[modeKey] === 'replace' ? 'replace' : 'merge';
}

function applyAll(world: World, document: unknown, { mode, strict = false }: ApplyOptions): ApplyResult {
  if (!isObject(document)) {
    const message = `expected an object such as {"users": [{…}]}, got ${kindOrValue(document)}`;
    throw new InvalidFixtures([{ at: 'document', message }]);
  }
  const problems = new ProblemList();
  const application: Application = { world, document, mode: mode ?? modeOf(document), problems, applied: {} };
  checkNames(application);
  if (application.mode === 'replace') startEmpty(world);
  applyTables(application);
  applySequences(application);
  for (const section of bodySections(world.dialect, { strict }))
    applySection(application, section, document[section.name]);
  applyCalls(application);
  problems.throwIfAny();
  return application.applied;
}

/** Checks the names without a schema, which would skip a key `__proto__`. */
function checkNames({ world, document, problems }: Application): void {
  const bodies = listNames(world);
  const names = new Set([...bodies, tablesKey, sequencesKey, modeKey]);
  for (const name of Object.keys(document)) {
    if (!names.has(name)) problems.add(() => unknownSectionProblem(name, { bodies, tables: tableNames(world) }));
  }
  const mode = document[modeKey];
  if (mode !== undefined && !fixtureModes.some((each) => each === mode)) {
    problems.add(() => ({ at: modeKey, message: `expected ${fixtureModes.join(' or ')}, got ${kindOrValue(mode)}` }));
  }
}

function applyTables(application: Application): void {
  const { world, document, problems } = application;
  const rows = document[tablesKey];
  if (rows === undefined) return;
  if (!isObject(rows)) {
    const message = `expected an object with the rows of each table, such as {"entity": [{…}]}, got ${kindOrValue(rows)}`;
    problems.add(() => ({ at: tablesKey, message }));
    return;
  }
  const bodies = listNames(world);
  const tables = tableNames(world);
  for (const name of Object.keys(rows)) {
    if (!tables.includes(name)) problems.add(() => unknownTableProblem(name, { bodies, tables }));
  }
  for (const table of tablesOf(world.store)) {
    if (Object.hasOwn(rows, table.name)) applySection(application, tableSection(world.store, table), rows[table.name]);
  }
}

/** The names of the lists at the top level of a document. */
function listNames({ dialect }: World): readonly string[] {
  return [...bodySections(dialect).map(({ name }) => name), callsKey];
}

function tableNames({ store }: World): readonly string[] {
  return tablesOf(store).map(({ name }) => name);
}

function applySection(application: Application, section: Section, value: unknown): void {
  const { world, mode, problems, applied } = application;
  const list = listAt(section.name, value, problems);
  if (list === undefined) return;
  const items = placedItems(section, list, problems);
  problems.addAll(section.add(world, items, mode));
  applied[section.name] = items.length;
}

function applyCalls({ world, document, problems, applied }: Application): void {
  const calls = listAt(callsKey, document[callsKey], problems);
  if (calls === undefined) return;
  placeCalls(world, calls, { list: callsKey, problems });
  applied[callsKey] = calls.length;
}

/** Returns the list at a place of the document, if there is one. */
function listAt(at: string, value: unknown, problems: ProblemList): readonly unknown[] | undefined {
  if (value === undefined || Array.isArray(value)) return value;
  problems.add(() => ({ at, message: `expected a list, got ${kindOrValue(value)}` }));
  return undefined;
}

/** Returns the well-formed items of a section and reports the others. */
function placedItems(
  { name, item, names }: Section,
  list: readonly unknown[],
  problems: ProblemList,
): readonly PlacedItem[] {
  return list.flatMap((value, index) => {
    const at = `${name}[${index}]`;
    const result = item.safeParse(value);
    if (result.success) return [{ at, item: result.data }];
    if (isObject(value)) problems.addIssues(result.error, { at, known: names });
    else problems.add(() => ({ at, message: `expected an object, got ${kindOrValue(value)}` }));
    return [];
  });
}

/** Empties the state to that of a PBX before its setup, keeping the accounts of the world. */
function startEmpty({ store }: World): void {
  const accounts = store.all('accesswebservice');
  for (const table of store.anyTables()) table.delete();
  for (const [table] of store.sequences.entries()) store.sequences.set(table, 0);
  loadSeeds(store, 'empty', tableWriters);
  store.delete('accesswebservice', {});
  for (const account of accounts) store.insert('accesswebservice', account);
}

/** With `replace`, sets the sequences exactly; with `merge`, never lowers one. */
function applySequences({ world: { store }, document, mode, problems }: Application): void {
  const value = document[sequencesKey];
  if (value === undefined) return;
  const result = sequencesSchema(store).safeParse(value);
  if (!result.success) {
    problems.addIssues(result.error, { at: sequencesKey, known: store.tables });
    return;
  }
  if (mode === 'replace') for (const [table] of store.sequences.entries()) store.sequences.set(table, 0);
  for (const [table, last = 0] of Object.entries(result.data)) {
    if (mode === 'replace') store.sequences.set(table, last);
    else store.sequences.raise(table, last);
  }
}
