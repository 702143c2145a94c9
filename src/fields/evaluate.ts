import { BadRequest, type Reason } from '#errors.ts';
import type { SqlValue } from '#store/row.ts';
import { isScalar, phpText } from '#wire/php.ts';
import { isContainer } from '#wire/values.ts';
import { casts } from './casts.ts';
import type { Field, Fields, FieldValues } from './field.ts';
import { isListed } from './loose.ts';
import { withoutMarkup } from './markup.ts';
import { requirementOf } from './requirements.ts';
import type { Rule } from './rule.ts';
import { truthOf } from './truth.ts';

/** A field that breaks its rule. */
export interface FieldRefusal {
  readonly field: string;
  /** The name of the rule, as core.md 7.1 calls it. */
  readonly rule: string;
  /** The predicate of the sentence about the field: `must be at least 3 bytes long`. */
  readonly requirement: string;
  /** The value in the body; `undefined` if it is missing. */
  readonly value: unknown;
}

class RuleViolation extends Error {
  readonly rule: string;
  constructor(rule: string) {
    super(rule);
    this.rule = rule;
  }
}

/**
 * Checks an object of a body against its fields (core.md 7.1) and returns the values to store (7.6). Ignores keys that
 * are not among the fields. Throws `BadRequest` for the first field that breaks its rule.
 *
 * @param path the place of the object in the body, for the reason: `userfeatures`; empty for the body itself.
 * @example
 * const fields = { name: required(plainName), url: optional(singleLine(255), '') };
 * parse(fields, { name: 'acme', colour: 'red' }); // { name: 'acme', url: '' }
 */
export function parse<F extends Fields>(
  fields: F,
  input: Readonly<Record<string, unknown>>,
  path = '',
): FieldValues<F> {
  const { values, refusals } = evaluate(fields, input);
  const [first] = refusals;
  if (first === undefined) return values;
  throw new BadRequest(refusalReason(first, path));
}

/** As `parse`, but returns the refusals instead of throwing; `values` lacks the refused fields. */
export function evaluate<F extends Fields>(
  fields: F,
  input: Readonly<Record<string, unknown>>,
): { values: FieldValues<F>; refusals: FieldRefusal[] } {
  const values: Record<string, SqlValue> = {};
  const refusals: FieldRefusal[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(input, name) ? input[name] : undefined;
    try {
      values[name] = evaluateField(field, value);
    } catch (error) {
      if (!(error instanceof RuleViolation)) throw error;
      refusals.push({ field: name, rule: error.rule, requirement: fieldRequirement(field, error.rule, value), value });
    }
  }
  // The loop has set exactly the names of `fields`, each by its own field.
  return { values: values as FieldValues<F>, refusals };
}

/** Returns the reason of a refused field; `path` is the place of its object in the body. */
export function refusalReason({ field, rule, requirement: demand, value }: FieldRefusal, path = ''): Reason {
  const place = path === '' ? field : `${path}.${field}`;
  return { message: `${place} ${demand}`, field: place, rule, value };
}

function fieldRequirement({ presence, rule }: Field, broken: string, value: unknown): string {
  return presence === 'empty' ? 'must be left out or empty' : requirementOf(rule, broken, value);
}

function evaluateField(field: Field, value: unknown): SqlValue {
  const missing = value === undefined || value === null;
  switch (field.presence) {
    case 'fixed':
      return field.whenEmpty;
    case 'flag':
      return truthOf(value);
    case 'optional flag':
      return missing || isContainer(value) || value === '' || value === false ? field.whenEmpty : truthOf(value);
    case 'empty':
      return missing || value === '' || value === false ? field.whenEmpty : violate('empty');
    case 'required':
      if (missing) return violate('undefined');
      return store(field, checked(field.rule, value), 'refused when empty');
    case 'present':
      if (missing) return violate('undefined');
      return store(field, checked(field.rule, value), 'may be empty');
    case 'optional':
      return missing ? field.whenEmpty : store(field, checked(field.rule, value, 'optional'), 'may be empty');
  }
}

function store(field: Field, text: string, emptiness: 'refused when empty' | 'may be empty'): SqlValue {
  if (text === '') return emptiness === 'may be empty' ? field.whenEmpty : violate('empty');
  return field.rule.lower ? text.toLowerCase() : text;
}

/** Returns the value as text, `''` for an empty one. Checks the rule in the order of core.md 7.1; throws `RuleViolation`. */
function checked(rule: Rule, value: unknown, presence?: 'optional'): string {
  if (rule.listOf !== undefined) return checkedList(rule.listOf, value, 'distinct');
  if (rule.anyOf !== undefined) return checkedList(rule.anyOf, value);
  if (isContainer(value)) {
    const isDropped = rule.dropsArrays || (presence === 'optional' && rule.oneOf !== undefined);
    return isDropped ? '' : violate('invalidvalue');
  }
  if (!isScalar(value)) return violate('invalidvalue');
  if (rule.oneOf !== undefined) return checkedWord(rule.oneOf, value);
  return checkedText(rule, phpText(value));
}

function checkedWord(words: readonly (string | number)[], value: string | number | boolean): string {
  const text = phpText(value);
  return text === '' || isListed(value, words) ? text : violate('invalidvalue');
}

function checkedList(allowed: readonly string[], value: unknown, repetition?: 'distinct'): string {
  if (value === '' || value === false) return '';
  if (!isContainer(value)) return violate('invalidvalue');
  const items = Object.values(value);
  const words = items.map((item) =>
    isScalar(item) && isListed(item, allowed) ? phpText(item) : violate('invalidvalue'),
  );
  if (repetition === 'distinct' && new Set(words).size < words.length) return violate('invalidvalue');
  return words.join(',');
}

function checkedText(rule: Rule, sent: string): string {
  const lines = rule.eol ? sent.replace(/\r\n?/g, '\n') : sent;
  const text = rule.keepsMarkup ? lines : withoutMarkup(lines);
  if (text === '') return '';
  if (rule.noneOf?.includes(text)) return violate('invalidvalue');
  if (rule.cast !== undefined && !casts[rule.cast](text)) return violate('cast');
  const bytes = Buffer.byteLength(text);
  if (rule.minlen !== undefined && bytes < rule.minlen) return violate('minlen');
  if (rule.maxlen !== undefined && bytes > rule.maxlen) return violate('maxlen');
  if (rule.between !== undefined && !isBetween(text, rule.between)) return violate('between');
  if (rule.check !== undefined && !rule.check.accepts(text)) return violate(rule.check.name);
  if (rule.regexp !== undefined && !isMatched(rule.regexp, text)) return violate('regexp');
  return text;
}

/** True if the pattern matches; its end also matches before a final LF (core.md 7.1). */
function isMatched(pattern: RegExp, text: string): boolean {
  return pattern.test(text) || pattern.test(text.replace(/\n$/, ''));
}

function isBetween(text: string, [least, greatest, step]: readonly [number, number, number?]): boolean {
  const number = Number(text);
  if (Number.isNaN(number) || number < least || number > greatest) return false;
  return step === undefined || number % step === 0 || number === least || number === greatest;
}

function violate(rule: string): never {
  throw new RuleViolation(rule);
}
