import type Database from 'better-sqlite3';
import { toAscii } from '#wire/json.ts';

/** SQL functions that the contract needs and SQLite lacks, for letters beyond ASCII: case (core.md 7.17), and JSON text (6.3). */
export function registerFunctions(database: Database.Database): void {
  database.function('contains', { deterministic: true }, (text: unknown, folded: unknown) =>
    text === null ? 0 : Number(fold(String(text)).includes(String(folded))),
  );
  database.function('folded', { deterministic: true }, (text: unknown) => (text === null ? null : fold(String(text))));
  database.function('ascii_json', { deterministic: true }, (json: unknown) => toAscii(String(json)));
}

/** The text without difference of case. */
export function fold(text: string): string {
  return text.toLowerCase();
}
