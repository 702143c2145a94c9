import type Database from 'better-sqlite3';
import { toAscii } from '#wire/json.ts';

/**
 * Registers the SQL functions that SQLite lacks for non-ASCII text: `contains` and `folded` ignore case (core.md 7.17), and
 * `ascii_json` escapes it in JSON (core.md 6.3).
 */
export function registerFunctions(database: Database.Database): void {
  database.function('contains', { deterministic: true }, (text: unknown, folded: unknown) =>
    text === null ? 0 : Number(fold(String(text)).includes(String(folded))),
  );
  database.function('folded', { deterministic: true }, (text: unknown) => (text === null ? null : fold(String(text))));
  database.function('ascii_json', { deterministic: true }, (json: unknown) => toAscii(String(json)));
}

/** Folds the case of a string for comparison. */
export function fold(text: string): string {
  return text.toLowerCase();
}
