import type Database from 'better-sqlite3';

/** SQL functions that the contract needs and SQLite lacks: letters beyond ASCII fold their case too (core.md 7.17). */
export function registerFunctions(database: Database.Database): void {
  database.function('contains', { deterministic: true }, (text: unknown, folded: unknown) =>
    text === null ? 0 : Number(fold(String(text)).includes(String(folded))),
  );
  database.function('folded', { deterministic: true }, (text: unknown) => (text === null ? null : fold(String(text))));
}

/** The text without difference of case. */
export function fold(text: string): string {
  return text.toLowerCase();
}
