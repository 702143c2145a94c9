import { placeAt } from '#text/json.ts';
import type { FixtureProblem } from '../problems.ts';

/** Texts, names and comments, which hold no statement; ends of statements; words. */
const part = /'[^']*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|;|[a-z_]+/gi;

const transactions = 'a script is run as one transaction; leave out BEGIN, COMMIT, ROLLBACK and SAVEPOINT';
const schema = 'the tables are part of the mock; a script inserts, updates and deletes rows';
const files = 'a script has no other database than that of the mock';

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

/** The first statement of a script that would take more than its rows from under the mock. */
export function forbiddenStatement(sql: string): FixtureProblem | undefined {
  let isStart = true;
  for (const { 0: found, index } of sql.matchAll(part)) {
    if (found.startsWith('--') || found.startsWith('/*')) continue;
    const reason = isStart ? reasons[found.toUpperCase()] : undefined;
    if (reason !== undefined)
      return { at: placeAt(sql, index), message: `${found.toUpperCase()} is not allowed: ${reason}` };
    isStart = found === ';';
  }
  return undefined;
}
