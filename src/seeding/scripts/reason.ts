import type { Store } from '#store/store.ts';
import { didYouMean } from '#text/nearest.ts';

/** Explains the error of an SQL script as a predicate or sentence to follow the name of its file. */
export function scriptReason(error: unknown, store: Store): string {
  const text = error instanceof Error ? error.message : String(error);
  const [, table] = /^no such table: (?:main\.)?(.*)$/.exec(text) ?? [];
  if (table !== undefined) return `there is no table ${table}${didYouMean(table, store.tables)}`;
  const [, owner = '', column] = /^table (\S+) has no column named (.*)$/.exec(text) ?? [];
  if (column !== undefined)
    return `the table ${owner} has no column ${column}${didYouMean(column, store.anyTable(owner)?.columns ?? [])}`;
  const [, kind, subject = ''] = /^(UNIQUE|NOT NULL|CHECK|FOREIGN KEY) constraint failed(?:: (.*))?$/.exec(text) ?? [];
  if (kind !== undefined) return brokenRule(kind, subject);
  const [, word] = /^near "(.*)": syntax error$/s.exec(text) ?? [];
  if (word !== undefined) return `is not SQL at ${JSON.stringify(word)}`;
  if (text === 'incomplete input') return 'ends in the middle of a statement';
  const [, unknown] = /^no such column: (.*)$/.exec(text) ?? [];
  if (unknown !== undefined) return `there is no column ${unknown}`;
  if (text.startsWith('unrecognized token')) return 'has an unterminated string or an invalid character';
  return `cannot be run: ${text}`;
}

function brokenRule(kind: string, subject: string): string {
  if (kind === 'UNIQUE') return `there is already a row with this ${subject}`;
  if (kind === 'NOT NULL') return `${subject} must not be null or missing`;
  return kind === 'CHECK'
    ? `a value violates a check of the table: ${subject}`
    : 'a row refers to another row that does not exist';
}
