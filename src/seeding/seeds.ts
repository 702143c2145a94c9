import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import * as z from 'zod';
import { Refusal } from '#errors.ts';
import { packageRoot } from '#paths.ts';
import type { SqlValue } from '#store/row.ts';
import type { Where } from '#store/sql.ts';
import type { Store } from '#store/store.ts';
import type { ColumnValues } from '#store/table-types.ts';
import { readTextFile, UnusableFile } from '#text/file.ts';
import { NotJson, parseJson } from '#text/json.ts';
import { didYouMean } from '#text/nearest.ts';
import { isObject } from '#wire/values.ts';
import type { TableWriters } from './table-writer.ts';

/** The seed profiles that come with the mock. */
const profiles = ['documented', 'fresh', 'empty'] as const;

/** Thrown for seeds that cannot be loaded; the message is one line with file, row, field and reason. */
class SeedError extends Error {}

/** Rows are checked against their columns only when they are written. */
const rowsFile = z.array(
  z.custom<SeedRow>(isObject, 'must be an object'),
  'expected a list of rows such as [{"id": 1}]',
);
const lastId = 'expected a whole number of at least 0';
const sequencesFile = z.record(
  z.string(),
  z.int(lastId).nonnegative(lastId),
  'expected an object with the last id of each table, such as {"entity": 3}',
);
const generatorFile = z.strictObject({ generate: z.string() });
const callsFile = '_calls.json';
const calls = z.array(z.unknown(), 'expected a list of calls such as [{"from": {"user": 1}, "to": "1002"}]');
const devicesFile = z.array(z.looseObject({ id: z.string() }));

type SeedRow = Readonly<Record<string, unknown>>;

/** The account of the administration pages, which every installation has; added if a folder of seeds lacks it. */
const rootTable = 'user';
const rootAccount = {
  id: 1,
  login: 'root',
  passwd: 'proformatique',
  meta: 'root',
  valid: 1,
  time: 0,
  dcreate: 1348677927,
  dupdate: 0,
  obj: '[]',
};

/** A row with its place in the seeds, for messages. */
interface PlacedRow {
  readonly place: string;
  readonly values: Where;
}

/** A load in progress. */
interface Loading {
  readonly store: Store;
  readonly folder: string;
  readonly writers: TableWriters;
  /** Profiles are parsed by `JSON.parse`, without the checks for duplicate keys that a folder needs. */
  readonly parse: (text: string) => unknown;
}

/**
 * Fills the tables from a profile or a folder. `TABLE.json` is an array of rows, `_TABLE.json` names a generator of rows, and
 * `_sequences.json` has the last assigned ids. Throws `SeedError`, also for unknown tables and columns. The calls of the seeds are not
 * placed (`readSeedCalls`).
 */
export function loadSeeds(store: Store, seeds: string, writers: TableWriters = {}): void {
  const folder = folderOf(seeds);
  const loading = { store, folder, writers, parse: isProfile(seeds) ? JSON.parse : parseJson };
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  for (const name of files.filter((file) => !file.startsWith('_')).sort()) loadTable(loading, name);
  for (const table of Object.keys(writers)) if (files.includes(`_${table}.json`)) generateTable(loading, table);
  if (files.includes('_provisioning_devices.json')) loadDevices(loading);
  if (store.count(rootTable) === 0 && !files.includes(`${rootTable}.json`)) store.insert(rootTable, rootAccount);
  if (files.includes('_sequences.json')) loadSequences(loading);
}

/** Returns the calls in `_calls.json`, to be placed when the tables are filled, and the path of the file. Throws `SeedError`. */
export function readSeedCalls(seeds: string): { readonly file: string; readonly calls: readonly unknown[] } {
  const folder = folderOf(seeds);
  const file = join(folder, callsFile);
  return { file, calls: existsSync(file) ? readSeed({ folder, parse: parseJson }, callsFile, calls) : [] };
}

/** True if the seeds are a profile, which has the default account. */
export function isProfile(seeds: string): boolean {
  return profiles.some((profile) => profile === seeds);
}

function folderOf(seeds: string): string {
  const folder = isProfile(seeds) ? join(packageRoot, 'seeds', seeds) : isAbsolute(seeds) ? seeds : resolve(seeds);
  if (!existsSync(folder))
    throw new SeedError(
      `seeds: there is no profile and no folder ${seeds}${didYouMean(seeds, profiles) || `; the profiles are ${profiles.join(', ')}`}`,
    );
  return folder;
}

function loadTable(loading: Loading, name: string): void {
  const { store, folder } = loading;
  const file = join(folder, name);
  const table = name.replace(/\.json$/, '');
  const columns = store.anyTable(table)?.columns;
  if (columns === undefined)
    throw new SeedError(`${file}: there is no table ${table}${didYouMean(table, store.tables)}`);
  const rows = readSeed(loading, name, rowsFile);
  const names = new Set(columns);
  writeRows(loading, table, function* () {
    for (const [index, row] of rows.entries()) {
      const place = `${file}: row ${index + 1}`;
      const unknown = Object.keys(row).find((column) => !names.has(column));
      if (unknown !== undefined)
        throw new SeedError(`${place}: there is no column ${unknown}${didYouMean(unknown, columns)}`);
      yield { place, values: valuesOf(row) };
    }
  });
}

/** Runs the generator of a table, which replaces a long file of similar rows. */
function generateTable(loading: Loading, table: string): void {
  const { store, folder, writers } = loading;
  const name = `_${table}.json`;
  const place = join(folder, name);
  const { generate } = readSeed(loading, name, generatorFile);
  const write = writers[table]?.generators[generate];
  if (write === undefined) throw new SeedError(`${place}: there is no generator ${generate} for table ${table}`);
  if ((store.anyTable(table)?.count() ?? 0) > 0) throw new SeedError(`${place}: table ${table} already has rows`);
  write(store);
}

/** Writes rows lazily, so that on a refusal `place` is that of the refused row. */
function writeRows({ store, writers }: Loading, table: string, rows: () => Iterable<PlacedRow>): void {
  let place = '';
  function* values(): Iterable<Where> {
    for (const row of rows()) {
      place = row.place;
      yield row.values;
    }
  }
  try {
    const target = store.anyTable(table);
    if (writers[table] !== undefined) writers[table].write(store, values());
    else for (const row of values()) target?.insertSeedRow(row);
  } catch (error) {
    throw error instanceof Refusal ? new SeedError(`${place}: ${refusalText(error)}`) : error;
  }
}

function refusalText({ reason: { field, rule, value, message } }: Refusal): string {
  const column = field?.split('.')[1];
  return column === undefined ? message : `field ${column}: ${JSON.stringify(value)} is refused by ${rule}`;
}

function valuesOf(row: SeedRow): Where {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, toSqlValue(value)]));
}

/** Columns of a device that only the provisioning daemon knows. */
const unlistedDevice = {
  sn: '',
  proto: '',
  internal: 0,
  commented: 0,
  description: '',
  listed: 0,
} satisfies ColumnValues<'devicefeatures'>;

/** Loads the devices of the provisioning daemon into `devicefeatures` (test/recordings/README.md 3). */
function loadDevices(loading: Loading): void {
  const name = '_provisioning_devices.json';
  const place = join(loading.folder, name);
  const rows = readSeed(loading, name, devicesFile).map((device) => {
    const { id, ...features } = device;
    return { place, values: valuesOf({ deviceid: id, ...unlistedDevice, ...features }) };
  });
  writeRows(loading, 'devicefeatures', () => rows);
}

function loadSequences(loading: Loading): void {
  const { store, folder } = loading;
  const name = '_sequences.json';
  for (const [table, last] of Object.entries(readSeed(loading, name, sequencesFile))) {
    if (store.anyTable(table) === undefined) throw new SeedError(`${join(folder, name)}: there is no table ${table}`);
    store.sequences.set(table, last);
  }
}

function readSeed<T>({ folder, parse }: Pick<Loading, 'folder' | 'parse'>, name: string, schema: z.ZodType<T>): T {
  const path = join(folder, name);
  try {
    return schema.parse(parse(readTextFile(path)));
  } catch (error) {
    if (error instanceof z.ZodError) throw new SeedError(`${path}: ${problemOf(error)}`);
    if (error instanceof NotJson) throw new SeedError(`${path}: ${error.place}: ${error.message}`);
    if (error instanceof UnusableFile) throw new SeedError(`${path}: ${error.message}`);
    throw error;
  }
}

function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'is not valid';
  const [row, field] = issue.path;
  const place = typeof row === 'number' ? `row ${row + 1}: ` : row === undefined ? '' : `${String(row)}: `;
  return `${place}${field === undefined ? '' : `field ${String(field)}: `}${issue.message}`;
}

/** Lists and objects are stored as JSON text. */
function toSqlValue(value: unknown): SqlValue {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' || typeof value === 'number' || value === null ? value : JSON.stringify(value);
}
