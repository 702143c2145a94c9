import type { SqlValue } from './row.ts';
import { fold } from './sql-functions.ts';

/** An SQL condition and the values to bind. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** A condition that is true for every row. */
export const always: Condition = { sql: 'TRUE', values: [] };

/**
 * Returns the text to search for, folded to lower case (core.md 7.17). A backslash escapes the next character; `%` and `_` are
 * literal even without one. A trailing backslash escapes the `%` that the real server appends.
 */
export function searchedText(parameter: string): string {
  return fold(parameter.replace(/\\(.?)/gsu, (_match, next: string) => next || '%'));
}

/** Returns a condition for rows in which any of the SQL expressions contains the search text. */
export function containsText(expressions: readonly string[], parameter: string): Condition {
  const needle = searchedText(parameter);
  return {
    sql: `(${expressions.map((expression) => `contains(${expression}, ?)`).join(' OR ')})`,
    values: expressions.map(() => needle),
  };
}
