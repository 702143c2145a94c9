import type { SqlValue } from '#store/row.ts';
import type { Rule } from './rule.ts';

/** When the key has to be there: see the constructors below. */
type Presence = 'required' | 'present' | 'optional' | 'flag' | 'optional flag' | 'empty' | 'fixed';

/** One field of a record: when it has to be there, what it has to be, what is stored for an empty one. */
export interface Field<Stored extends SqlValue = SqlValue> {
  readonly presence: Presence;
  readonly rule: Rule;
  readonly whenEmpty: Stored;
}

/** The fields of a record in the order of the contract. */
export type Fields = Readonly<Record<string, Field>>;

/** What `parse` gives for the fields. */
export type FieldValues<F extends Fields> = { [Name in keyof F]: F[Name] extends Field<infer Stored> ? Stored : never };

/** Must be there and not empty. */
export function required(rule: Rule): Field<string> {
  return { presence: 'required', rule, whenEmpty: '' };
}

/** The key must be there and not `null`; the value may be empty. */
export function present<Empty extends SqlValue>(rule: Rule, whenEmpty: Empty): Field<string | Empty> {
  return { presence: 'present', rule, whenEmpty };
}

/** May be missing, `null` or empty, and is then stored as `whenEmpty`. */
export function optional<Empty extends SqlValue>(rule: Rule, whenEmpty: Empty): Field<string | Empty> {
  return { presence: 'optional', rule, whenEmpty };
}

/** A boolean (core.md 7.2): 1 or 0, a missing one is 0, nothing is refused. */
export function flag(): Field<number> {
  return { presence: 'flag', rule: {}, whenEmpty: 0 };
}

/** A boolean that may be unset: missing, `null`, `''`, `false` and arrays are stored as `whenEmpty`. */
export function optionalFlag<Empty extends SqlValue>(whenEmpty: Empty): Field<number | Empty> {
  return { presence: 'optional flag', rule: {}, whenEmpty };
}

/** Must be missing or empty (contract `chk` 0). */
export function mustBeEmpty<Empty extends SqlValue>(whenEmpty: Empty): Field<Empty> {
  return { presence: 'empty', rule: {}, whenEmpty };
}

/** Whatever is sent, this is stored. */
export function fixed<Value extends SqlValue>(value: Value): Field<Value> {
  return { presence: 'fixed', rule: {}, whenEmpty: value };
}
