import { placeAt } from '#text/json.ts';
import type { FixtureProblem } from '../problems.ts';

/** Tokens: strings, quoted names, comments, semicolons and words. */
const token = /'[^']*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|;|[a-z_]+/gi;

const transactions = 'a script runs in one transaction; leave out BEGIN, COMMIT, ROLLBACK and SAVEPOINT';
const schema = 'the tables belong to the mock; a script can only insert, update and delete rows';
const files = 'a script can use only the database of the mock';

const reasons: Readonly<Record<string, string>> = {
  BEGIN: transactions,
  COMMIT: transactions,
  ROLLBACK: transactions,
  SAVEPOINT: transactions,
  RELEASE: transactions,
  CREATE: schema,
  DROP: schema,
  ALTER: schema,
  ATTACH: files,
  DETACH: files,
  VACUUM: files,
};

/** Returns the problem of the first statement that a script must not contain, or `undefined`. */
export function forbiddenStatement(sql: string): FixtureProblem | undefined {
  let isStart = true;
  for (const { 0: text, index } of sql.matchAll(token)) {
    if (text.startsWith('--') || text.startsWith('/*')) continue;
    const reason = isStart ? reasons[text.toUpperCase()] : undefined;
    if (reason !== undefined)
      return { at: placeAt(sql, index), message: `${text.toUpperCase()} is not allowed: ${reason}` };
    isStart = text === ';';
  }
  return undefined;
}
