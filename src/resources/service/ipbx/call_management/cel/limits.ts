import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { phpInteger } from '#wire/php.ts';
import type { Query } from '#wire/query.ts';

/** How many rows or calls an answer has at most. */
const cap = 5000;

/** More rows than any table has; SQLite takes no greater limit. */
const endless = 2 ** 31 - 1;

export const uncapped: Difference<number> = {
  where: 'cel: an empty or negative `limit`',
  recorded: { told: 'not capped', value: endless },
  documented: { told: 'at most 5000', value: cap },
  why: 'page: "limited to 5000"',
};

/** How many rows are asked for: a negative number counts without its sign, and an empty one asks for all. */
export function limitOf(request: ActRequest): number {
  const text = request.parameters.text('limit');
  if (text === undefined) return cap;
  const limit = text === '' ? endless : phpInteger(text);
  return text === '' || limit < 0 ? Math.min(Math.abs(limit), inDialectOf(request, uncapped)) : Math.min(limit, cap);
}

/** How many calls are asked for. */
export function callLimit(parameters: Query): number {
  const text = parameters.text('limit');
  return text === undefined ? cap : Math.min(Math.max(phpInteger(text), 0), cap);
}
