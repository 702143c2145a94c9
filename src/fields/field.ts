import type { SqlValue } from '#store/row.ts';
import type { Rule } from './rule.ts';

/** Whether a field must be sent; each constructor below explains one. */
type Presence = 'required' | 'present' | 'optional' | 'flag' | 'optional flag' | 'empty' | 'fixed';

/** A field of a record: whether it must be sent, the rule of its value, and what is stored for an empty one. */
export interface Field<Stored extends SqlValue = SqlValue> {
  readonly presence: Presence;
  readonly rule: Rule;
  readonly whenEmpty: Stored;
}

/**
 * The fields of a record by name, in the order of the contract: the first one that breaks its rule is reported.
 *
 * @example
 * const fields = {
 *   name: required(plainName),
 *   email: optional(emailAddress(255), ''),
 *   disable: flag(),
 * };
 */
export type Fields = Readonly<Record<string, Field>>;

/** The values that `parse` returns for the fields. */
export type FieldValues<F extends Fields> = { [Name in keyof F]: F[Name] extends Field<infer Stored> ? Stored : never };

/**
 * A field that must be sent and not be empty.
 *
 * @example
 * name: required(plainName) // refused: missing, null, '', '<b></b>'
 */
export function required(rule: Rule): Field<string> {
  return { presence: 'required', rule, whenEmpty: '' };
}

/**
 * A field that must be sent and not be `null`; an empty one is stored as `whenEmpty`.
 *
 * @example
 * locale: present({ oneOf: ['fr_FR', 'en_US'] }, null) // refused: missing, null; '' stores NULL
 */
export function present<Empty extends SqlValue>(rule: Rule, whenEmpty: Empty): Field<string | Empty> {
  return { presence: 'present', rule, whenEmpty };
}

/**
 * A field that may be missing, `null` or empty, and is then stored as `whenEmpty`.
 *
 * @example
 * url: optional(singleLine(255), '')
 */
export function optional<Empty extends SqlValue>(rule: Rule, whenEmpty: Empty): Field<string | Empty> {
  return { presence: 'optional', rule, whenEmpty };
}

/**
 * A boolean, stored as 1 or 0; a missing one is 0. Accepts any value (core.md 7.2).
 *
 * @example
 * enableclient: flag() // 'no', 'off', '0', '' and false store 0; 'yes', 1 and [] store 1
 */
export function flag(): Field<number> {
  return { presence: 'flag', rule: {}, whenEmpty: 0 };
}

/**
 * A boolean that may be unset: missing, `null`, `''`, `false`, arrays and objects are stored as `whenEmpty`.
 *
 * @example
 * subscribemwi: optionalFlag(null)
 */
export function optionalFlag<Empty extends SqlValue>(whenEmpty: Empty): Field<number | Empty> {
  return { presence: 'optional flag', rule: {}, whenEmpty };
}

/**
 * A field that must be missing or empty (contract `chk` 0).
 *
 * @example
 * preprocess_subroutine: mustBeEmpty(null)
 */
export function mustBeEmpty<Empty extends SqlValue>(whenEmpty: Empty): Field<Empty> {
  return { presence: 'empty', rule: {}, whenEmpty };
}

/**
 * A column that always stores `value`; the body is not read.
 *
 * @example
 * category: fixed('user')
 */
export function fixed<Value extends SqlValue>(value: Value): Field<Value> {
  return { presence: 'fixed', rule: {}, whenEmpty: value };
}
