import type { Credentials } from '#access/credentials.ts';
import { Registry } from '#core/registry.ts';
import type { Dialect } from '#dialect.ts';
import type { Redacted } from '#recording/format.ts';
import { resources } from '#resources/index.ts';
import type { Row } from '#store/row.ts';
import { type AnswerSource, rowsShownBy } from './question.ts';
import { KeptAnswers } from './read/kept-answers.ts';
import { LocalMock } from './read/local-mock.ts';
import type { CallRecordChoice } from './read/pages.ts';
import { type Reading, readState, type WalkOptions } from './read/walk.ts';
import { formDifferences } from './report/keys.ts';
import { proveEqual } from './report/prove.ts';
import { groupedUnread, type ImportReport } from './report/report.ts';
import { type BuiltRows, buildRows } from './rows/build.ts';
import { collectedRows } from './rows/collect.ts';
import { type FreshRows, rowsToFill } from './rows/fill.ts';
import { moveSeeds, partFolderOf, requireNewFolder, writeSeeds } from './seeds-folder.ts';

/** Options of `importState`. */
export interface ImportOptions extends Pick<WalkOptions, 'onProgress'> {
  /** Where the answers are from. */
  readonly source: AnswerSource;
  /** True to keep the answers that were read until the import is complete, as those of a server should be. */
  readonly keepsAnswers: boolean;
  /** The folder of seeds to make; it must not exist. */
  readonly folder: string;
  /** The dialect in which the mock of the proof answers. */
  readonly dialect: Dialect;
  /** The account of the mock. */
  readonly account: Credentials;
  /** What is replaced in the answers, if the source does not say it. */
  readonly redacted?: Redacted | undefined;
  /** Which call records to read; none by default. */
  readonly records?: CallRecordChoice | undefined;
}

/**
 * Makes a folder of seeds from the answers of a PBX, and compares the answers of a mock on it with those that were read. The folder
 * appears complete or not at all. Throws `ImportFailed`.
 */
export async function importState(options: ImportOptions): Promise<ImportReport> {
  const { folder, dialect, account, onProgress, redacted = options.source.redacted } = options;
  requireNewFolder(folder);
  const registry = new Registry(resources, dialect);
  const part = partFolderOf(folder);
  const source = options.keepsAnswers ? new KeptAnswers(options.source, part) : options.source;
  const reading = await readState(source, { ...options, resources: registry.resources });
  onProgress?.('writing the seeds', 1);
  const fresh = await rowsToFill(reading, registry);
  const built = buildRows(collectedRows(reading.answered.flatMap(rowsShownBy)), fresh);
  const tables = new Map([...built.tables, ['accesswebservice', [accountRow(account)]] as const]);
  const seeds = writeSeeds(part, tables, sequencesOf(tables));
  onProgress?.('comparing the answers', 1);
  const operations = await proveOn(seeds, reading, dialect);
  moveSeeds(seeds, folder);
  return {
    from: source.name,
    folder,
    dialect,
    rows: Object.fromEntries([...tables].map(([table, rows]) => [table, rows.length])),
    ...countsOf(operations),
    operations,
    unread: groupedUnread(reading.unread),
    forms: formDifferences(reading.answered, dialect),
    ...untoldOf(built, fresh),
    account: account.login,
    ...(redacted !== undefined && { redacted }),
  };
}

async function proveOn(seeds: string, { answered }: Reading, dialect: Dialect): Promise<ImportReport['operations']> {
  const mock = LocalMock.start(seeds, dialect);
  try {
    return await proveEqual(answered, mock);
  } finally {
    await mock.close();
  }
}

function countsOf(operations: ImportReport['operations']): Pick<ImportReport, 'equal' | 'differs'> {
  const total = (key: 'equal' | 'differs') => operations.reduce((sum, operation) => sum + operation[key], 0);
  return { equal: total('equal'), differs: total('differs') };
}

function untoldOf(
  { tables, leftOut, completed, invented }: BuiltRows,
  fresh: FreshRows,
): Pick<ImportReport, 'filled' | 'leftOut' | 'completed' | 'invented'> {
  return { filled: [...fresh.keys()].filter((table) => tables.has(table)), leftOut, completed, invented };
}

/** All rights: the client that was imported from had what it needs. */
function accountRow({ login, password }: Credentials): Row {
  const rights = JSON.stringify(['*']);
  return { id: 1, name: login, login, passwd: password, host: null, disable: 0, description: '', rights };
}

/** The highest id of each table, behind which new ones continue. */
function sequencesOf(tables: ReadonlyMap<string, readonly Row[]>): Readonly<Record<string, number>> {
  const last = [...tables].flatMap(([table, rows]) => {
    const ids = rows.flatMap(({ id, uniqueid }) => Number(id ?? uniqueid ?? Number.NaN)).filter(Number.isInteger);
    return ids.length === 0 ? [] : [[table, ids.reduce((one, other) => Math.max(one, other), 0)] as const];
  });
  return Object.fromEntries(last);
}
