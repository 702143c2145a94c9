import { kindOf, refuseField } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import { optional, required } from '#fields/field.ts';
import type { NamedCheck, Rule } from '#fields/rule.ts';
import { namesOf, part, value } from '#fields/vocabulary.ts';
import type { SqlValue } from '#store/row.ts';
import type { Where } from '#store/sql.ts';

const greatest = 2n ** 63n - 1n;
const longInteger: NamedCheck = {
  name: 'between',
  words: `at most ${greatest}`,
  accepts: (text) => BigInt(text) <= greatest,
};
const raw = (maxlen?: number): Rule => ({ keepsMarkup: true, ...(maxlen !== undefined && { maxlen }) });
const side: Rule = { oneOf: ['callee', 'caller', 'both'] };

/** The fields of a parking lot. */
export const lotFields = {
  name: required(raw(255)),
  context: required(raw(39)),
  extension: required({ cast: 'ulongint', check: longInteger }),
  positions: required({ cast: 'uint' }),
  next: optional(raw(), ''),
  duration: optional({ cast: 'uint' }, ''),
  calltransfers: optional(side, ''),
  callreparking: optional(side, ''),
  callhangup: optional(side, ''),
  callrecording: optional(side, ''),
  musicclass: optional(raw(255), ''),
  hints: optional(raw(), ''),
  commented: optional(raw(), ''),
  description: optional(raw(), ''),
};

const names = {
  ...namesOf(lotFields),
  next: value('flag', 'whether a call is parked at the next free place'),
  hints: value('flag', 'whether phones can watch the places'),
  commented: value('flag', 'whether the parking lot is switched off'),
};

/** The fields of the body of an add; any other is refused. */
export const newLotReads = part(names, { isClosed: true });

/** The fields of the body of an edit. */
export const parkinglotReads = part(
  { ...names, id: value('id', 'the id of the parking lot, if the query has none; ignored otherwise') },
  { isClosed: true },
);

const flags = ['next', 'hints'];

/**
 * Returns the columns that a body sets, which are exactly its keys (parkinglot, add and edit body). `null` becomes NULL in every
 * column, although the table may refuse that. Throws `BadRequest` for an unknown key and a wrong value.
 */
export function readColumns(body: Readonly<Record<string, unknown>>): Where {
  const names = Object.keys(lotFields);
  for (const [name, value] of Object.entries(body)) {
    if (!names.includes(name))
      refuseField(name, `is not a field of a parking lot; the fields are ${names.join(', ')}`, {
        rule: 'unknown',
        value,
      });
    if (name !== 'commented' && typeof value === 'object' && value !== null)
      refuseField(name, `must be a string or a number, not ${kindOf(value)}`, { rule: 'scalar', value });
  }
  const values: Where = parse(lotFields, { ...body, commented: undefined });
  const columns = Object.entries(body).map(([name, value]) => [name, columnOf(name, value, values[name])] as const);
  return Object.fromEntries(columns);
}

function columnOf(name: string, sent: unknown, value: SqlValue | undefined): SqlValue {
  if (name === 'commented') return isTruthy(sent) ? 1 : 0;
  if (sent === false && flags.includes(name)) return 0;
  return sent === null || value === undefined ? null : value;
}

/** Any text except an empty one and `0` is true; so is a list or object that is not empty. */
function isTruthy(sent: unknown): boolean {
  if (typeof sent === 'object' && sent !== null) return Object.keys(sent).length > 0;
  return sent !== '0' && Boolean(sent);
}
