import type { SqlValue } from './row.ts';
import { fold } from './sql-functions.ts';

/** An SQL condition with the values that it binds. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** A condition that all rows meet. */
export const everything: Condition = { sql: 'TRUE', values: [] };

/**
 * The literal text that a search parameter stands for (core.md 7.17): a backslash makes the next character literal, `%` and
 * `_` are literal anyway, case does not count. One at the end takes the wildcard that the real server puts behind the text.
 */
export function searchedText(parameter: string): string {
  return fold(parameter.replace(/\\(.?)/gsu, (_whole, next: string) => next || '%'));
}

/** Matches rows in which any of the columns (SQL expressions) contains the text. */
export function containsText(expressions: readonly string[], parameter: string): Condition {
  const needle = searchedText(parameter);
  return {
    sql: `(${expressions.map((expression) => `contains(${expression}, ?)`).join(' OR ')})`,
    values: expressions.map(() => needle),
  };
}
