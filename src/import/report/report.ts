import type { Redacted } from '#recording/format.ts';
import type { Unread } from '../read/walk.ts';
import type { FormDifference } from './keys.ts';
import type { ProvedOperation } from './prove.ts';

/** What an import found, and how the mock on its seeds compares with what was read. */
export interface ImportReport {
  /** Where the answers are from. */
  readonly from: string;
  /** The folder of seeds. */
  readonly folder: string;
  readonly dialect: string;
  /** Rows of the seeds, by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Answers of the mock that are equal to those that were read, and that differ. */
  readonly equal: number;
  readonly differs: number;
  readonly operations: readonly ProvedOperation[];
  readonly unread: readonly (Unread & { readonly requests: number })[];
  readonly forms: readonly FormDifference[];
  /** Tables that no answer shows, with the rows of a fresh PBX. */
  readonly filled: readonly string[];
  /** Columns that no answer shows and that have no default. */
  readonly completed: readonly string[];
  /** What was replaced before the answers were read: secrets, or everything that may be somebody's. */
  readonly redacted?: Redacted;
  /** Columns whose secrets were redacted, with the number of rows that have an invented one. */
  readonly invented: Readonly<Record<string, number>>;
  /** Rows that the tables cannot hold, and why. */
  readonly leftOut: readonly string[];
  /** The login of the account of the mock. */
  readonly account: string;
}

/** Returns what was not read, once per operation and reason. */
export function groupedUnread(unread: readonly Unread[]): ImportReport['unread'] {
  const groups = new Map<string, Unread & { readonly requests: number }>();
  for (const each of unread) {
    const key = `${each.operation} ${each.reason}`;
    groups.set(key, { ...each, requests: (groups.get(key)?.requests ?? 0) + 1 });
  }
  return [...groups.values()];
}

/** Returns the report as lines of text. */
export function reportLines(report: ImportReport): readonly string[] {
  const { from, folder, equal, differs, account } = report;
  return [
    `${folder} imported from ${from}: ${sum(Object.values(report.rows))} rows in ${Object.keys(report.rows).length} tables, account ${account}`,
    `${equal} answers are equal, ${differs} differ (dialect ${report.dialect})`,
    ...(report.redacted === undefined ? [] : [redactedLines[report.redacted]]),
    ...report.operations.flatMap(operationLines),
    ...section('Not read:', report.unread.map(unreadLine)),
    ...section('Answers of another form than those of 12.24:', report.forms.flatMap(formLines)),
    ...section('Not told by the web services, and taken from a fresh PBX:', wrapped(report.filled)),
    ...section('Not told, and left empty:', wrapped(report.completed)),
    ...section(
      'Redacted, and invented:',
      Object.entries(report.invented).map(([column, rows]) => `${column}: ${rows}`),
    ),
    ...section('Left out, because the tables cannot hold them:', report.leftOut),
  ];
}

const redactedLines: Readonly<Record<Redacted, string>> = {
  secrets: 'the secrets are invented, because those of the recording were replaced',
  all: 'secrets, names, numbers and addresses are invented',
};

function operationLines({ operation, differs, first }: ProvedOperation): readonly string[] {
  if (first === undefined) return [];
  const count = differs > 1 ? `${differs} answers differ, the first` : 'differs';
  return [
    `  ${operation}: ${count} at ${first.at}: read ${first.read}, the mock answers ${first.found} (${first.request})`,
  ];
}

function unreadLine({ operation, reason, requests }: ImportReport['unread'][number]): string {
  return requests > 1 ? `${operation}: ${reason}, ${requests} requests` : `${operation}: ${reason}`;
}

function formLines({ operation, unknown, missing, values }: FormDifference): readonly string[] {
  return [
    ...lineOf(`${operation}: ignored keys`, unknown),
    ...lineOf(`${operation}: missing keys`, missing),
    ...lineOf(`${operation}: other values at`, values),
  ];
}

function lineOf(title: string, places: readonly string[]): readonly string[] {
  return places.length === 0 ? [] : [`${title}: ${places.join(', ')}`];
}

function wrapped(names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [names.join(', ')];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
