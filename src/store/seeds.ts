import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../errors.ts';
import { packageRoot } from '../paths.ts';
import type { SqlValue } from './row.ts';
import type { Store } from './store.ts';

/** The profiles that come with the product. */
export const profiles = ['documented', 'fresh', 'empty'] as const;

/** A seed that cannot be loaded: its message is one line with file, row, field and reason. */
export class SeedError extends Error {}

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const rowsFile = z.array(
  z.record(z.string(), z.union([scalar, z.array(z.unknown()), z.record(z.string(), z.unknown())])),
);
const sequencesFile = z.record(z.string(), z.int().nonnegative());
const devicesFile = z.array(z.looseObject({ id: z.string() }));

type SeedValue = z.output<typeof rowsFile>[number][string];

/**
 * Fills the tables from a profile or a folder: one file a table with an array of rows, `_sequences.json` with the last ids
 * handed out. Throws `SeedError`; nothing is left out silently.
 */
export function loadSeeds(store: Store, seeds: string): void {
  const folder = folderOf(seeds);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  for (const name of files.filter((file) => !file.startsWith('_')).sort()) loadTable(store, folder, name);
  if (files.includes('_provisioning_devices.json')) loadDevices(store, folder);
  if (files.includes('_sequences.json')) loadSequences(store, folder);
}

function folderOf(seeds: string): string {
  const isProfile = profiles.some((profile) => profile === seeds);
  const folder = isProfile ? join(packageRoot, 'seeds', seeds) : isAbsolute(seeds) ? seeds : resolve(seeds);
  if (!existsSync(folder)) throw new SeedError(`seeds: there is no profile and no folder ${seeds}`);
  return folder;
}

function loadTable(store: Store, folder: string, name: string): void {
  const table = name.replace(/\.json$/, '');
  const columns = store.columns(table);
  if (columns === undefined) throw new SeedError(`${join(folder, name)}: there is no table ${table}`);
  const rows = readSeed(folder, name, rowsFile);
  rows.forEach((row, index) => {
    const place = `${join(folder, name)}: row ${index + 1}`;
    const unknown = Object.keys(row).find((column) => !columns.includes(column));
    if (unknown !== undefined) throw new SeedError(`${place}: field ${unknown}: the table has no such column`);
    insertSeed(store, table, { row, place });
  });
}

function insertSeed(
  store: Store,
  table: string,
  { row, place }: { row: Record<string, SeedValue>; place: string },
): void {
  const values = Object.entries(row).map(([column, value]) => [column, stored(value)] as const);
  try {
    store.insertSeed(table, Object.fromEntries(values));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { field, rule, value, message } = error.reason;
    const column = field?.split('.')[1];
    const what = column === undefined ? message : `field ${column}: ${JSON.stringify(value)} is refused by ${rule}`;
    throw new SeedError(`${place}: ${what}`);
  }
}

/** The devices that the provisioning daemon knows become rows of `devicefeatures` (recordings/README.md). */
function loadDevices(store: Store, folder: string): void {
  for (const device of readSeed(folder, '_provisioning_devices.json', devicesFile)) {
    const { id, ...features } = device;
    const row = z.record(z.string(), scalar).parse(features);
    const values = { deviceid: id, sn: '', proto: '', internal: 0, commented: 0, description: '', listed: 0, ...row };
    insertSeed(store, 'devicefeatures', { row: values, place: join(folder, '_provisioning_devices.json') });
  }
}

function loadSequences(store: Store, folder: string): void {
  const name = '_sequences.json';
  for (const [table, last] of Object.entries(readSeed(folder, name, sequencesFile))) {
    if (store.columns(table) === undefined) throw new SeedError(`${join(folder, name)}: there is no table ${table}`);
    store.sequences.set(table, last);
  }
}

function readSeed<T>(folder: string, name: string, schema: z.ZodType<T>): T {
  const path = join(folder, name);
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof z.ZodError) throw new SeedError(`${path}: ${problemOf(error)}`);
    throw new SeedError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'is not valid';
  const [row, field] = issue.path;
  const place = typeof row === 'number' ? `row ${row + 1}: ` : '';
  return `${place}${field === undefined ? '' : `field ${String(field)}: `}${issue.message}`;
}

function stored(value: SeedValue): SqlValue {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
