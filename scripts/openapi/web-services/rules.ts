import type { Field } from '#fields/field.ts';
import { acceptedBy } from '#fields/requirements.ts';
import type { Cast, Rule } from '#fields/rule.ts';
import { type JsonSchema, sentence } from './json-schema.ts';

const flagWords =
  'A flag. `false`, 0, `null` and the texts `0`, `n`, `no`, `off`, `f`, `false` and the empty one are false, anything else is true.';
const flagTypes = { type: ['boolean', 'integer', 'string', 'null'] } as const;

/** The schemas that fields refer to, by name. */
export const sharedSchemas: Readonly<Record<string, JsonSchema>> = {
  flag: { ...flagTypes, description: flagWords },
  optionalFlag: { ...flagTypes, description: `${flagWords} \`null\`, \`false\` and the empty text leave it unset.` },
};

/** Returns the schema of a field of a body. */
export function fieldSchema({ presence, rule, whenEmpty }: Field): JsonSchema {
  switch (presence) {
    case 'flag':
      return { $ref: '#/components/schemas/flag' };
    case 'optional flag':
      return { $ref: '#/components/schemas/optionalFlag' };
    case 'empty':
      return { enum: ['', null, false], description: 'Must be left out or empty.' };
    case 'required':
      return described(ruleSchema(rule), acceptedBy(rule));
    case 'present':
      return described(orEmpty(ruleSchema(rule)), [...acceptedBy(rule), emptyWords(whenEmpty)]);
    default:
      return described(orNull(orEmpty(ruleSchema(rule))), [...acceptedBy(rule), emptyWords(whenEmpty)]);
  }
}

/** Returns the schema of a value that a rule accepts and that is not empty, without words. */
export function ruleSchema(rule: Rule): JsonSchema {
  const { listOf, anyOf, oneOf, cast, between, check } = rule;
  const list = listOf ?? anyOf;
  if (list !== undefined) {
    const words = list.filter((word) => word !== '');
    return { type: ['array'], items: { type: 'string', enum: words }, ...(listOf && { uniqueItems: true }) };
  }
  if (oneOf !== undefined) return { enum: spellings(oneOf) };
  if (check?.range !== undefined) return numberSchema('int', check.range);
  return cast !== undefined && numbers.has(cast) ? numberSchema(cast, between) : textSchema(rule);
}

/** Words are compared loosely: a number matches the text of it, and the other way round. */
function spellings(words: readonly (string | number)[]): readonly (string | number)[] {
  const texts = words.map(String).filter((word) => word !== '');
  return [...texts, ...texts.filter((text) => String(Number(text)) === text).map(Number)];
}

const numbers: ReadonlySet<Cast> = new Set(['int', 'uint', 'ulongint', 'float', 'ufloat']);
const patterns: Readonly<Partial<Record<Cast, string>>> = {
  int: '^-?[0-9]+$',
  uint: '^[0-9]+$',
  ulongint: '^[0-9]+$',
  float: '^-?[0-9]+(\\.[0-9]+)?$',
  ufloat: '^[0-9]+(\\.[0-9]+)?$',
  digit: '^[0-9]+$',
  xdigit: '^[0-9A-Fa-f]+$',
  alpha: '^[A-Za-z]+$',
  alnum: '^[A-Za-z0-9]+$',
};

/** A range holds for numbers; the server checks it for texts, too, which JSON Schema cannot say. */
function numberSchema(cast: Cast, between: Rule['between']): JsonSchema {
  const isWhole = cast !== 'float' && cast !== 'ufloat';
  const [minimum, maximum] = between ?? (cast === 'uint' ? [0, 2147483647] : []);
  return {
    type: [isWhole ? 'integer' : 'number', 'string'],
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    pattern: patterns[cast],
  };
}

function textSchema({ cast, minlen, maxlen, regexp }: Rule): JsonSchema {
  const pattern = portable(regexp) ?? (cast && patterns[cast]);
  return {
    type: pattern !== undefined && isForDigits(pattern) ? ['string', 'integer'] : ['string'],
    ...(minlen !== undefined && { minLength: minlen }),
    ...(maxlen !== undefined && { maxLength: maxlen }),
    ...(pattern !== undefined && { pattern }),
  };
}

/** True for the pattern of a number to dial, which clients also send as a number. */
function isForDigits(pattern: string): boolean {
  const matcher = new RegExp(pattern, 'u');
  return matcher.test('1000') && !matcher.test('abcd');
}

/** The source of a regular expression that means the same without flags, and in the mode `u` of validators. */
function portable(regexp: RegExp | undefined): string | undefined {
  if (regexp === undefined || regexp.flags !== '') return undefined;
  try {
    return new RegExp(regexp.source, 'u').source;
  } catch {
    return undefined;
  }
}

/** Returns the schema of a value that may also be an empty text. */
export function orEmpty({ enum: words, pattern, minLength, ...schema }: JsonSchema): JsonSchema {
  if (Array.isArray(words)) return { ...schema, enum: [...new Set([...words, ''])] };
  if (
    pattern === undefined &&
    minLength === undefined &&
    (schema.type === undefined || typesOf(schema).includes('string'))
  )
    return schema;
  const types = typesOf(schema);
  const texts = types.includes('string') ? types : [...types, 'string'];
  const matching = {
    ...schema,
    type: texts,
    ...(typeof pattern === 'string' && { pattern: pattern.startsWith('^$|') ? pattern : `^$|${pattern}` }),
  };
  if (minLength === undefined) return matching;
  return { anyOf: [{ const: '' }, { ...schema, minLength, ...(pattern !== undefined && { pattern }) }] };
}

/** Returns the schema of a value that may also be `null`. */
export function orNull(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema['enum'])) return { ...schema, enum: [...new Set([...schema['enum'], null])] };
  if (schema.anyOf?.some(({ type }) => type === 'null')) return schema;
  if (schema.anyOf !== undefined) return { ...schema, anyOf: [...schema.anyOf, { type: 'null' }] };
  return schema.type === undefined ? schema : { ...schema, type: [...new Set([...typesOf(schema), 'null'])] };
}

function typesOf({ type = [] }: JsonSchema): readonly string[] {
  return typeof type === 'string' ? [type] : type;
}

function emptyWords(whenEmpty: unknown): string {
  return whenEmpty === '' ? '' : `empty: stored as \`${JSON.stringify(whenEmpty)}\``;
}

function described(schema: JsonSchema, phrases: readonly string[]): JsonSchema {
  const texts = phrases.filter((phrase) => phrase !== '');
  const type = schema.type !== undefined && typesOf(schema).length === 1 ? { type: typesOf(schema)[0] ?? '' } : {};
  return texts.length === 0 ? { ...schema, ...type } : { ...schema, ...type, description: sentence(texts.join('; ')) };
}
