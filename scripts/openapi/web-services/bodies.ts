import type { ActBody } from '#core/act-description.ts';
import type { Each, Form, Part, Value, Vocabulary } from '#fields/vocabulary.ts';
import { mergeDialects } from './dialects.ts';
import { type JsonSchema, sentence } from './json-schema.ts';
import { fieldSchema, orEmpty, orNull } from './rules.ts';

interface Reading {
  /** True if the body is merged over a stored object, so that nothing in it is required. */
  readonly isMerged: boolean;
}

/** Returns the schema of the body that an act reads, for both dialects. */
export function bodySchema({ reads, isMerged = false }: ActBody): JsonSchema {
  const schema = (vocabulary: Vocabulary) => vocabularySchema(vocabulary, { isMerged });
  if (typeof reads === 'string' || !('recorded' in reads)) return schema(reads);
  return mergeDialects({ recorded: schema(reads.recorded), documented: schema(reads.documented) });
}

function vocabularySchema(vocabulary: Vocabulary, reading: Reading): JsonSchema {
  if (vocabulary === 'nothing') return {};
  return withWords(schemaOfKind(vocabulary, reading), vocabulary.words);
}

function schemaOfKind(vocabulary: Exclude<Vocabulary, 'nothing'>, reading: Reading): JsonSchema {
  switch (vocabulary.kind) {
    case 'value':
      return valueSchema(vocabulary);
    case 'part':
      return partSchema(vocabulary, reading);
    case 'each':
      return eachSchema(vocabulary, reading);
    case 'variant': {
      const schemas = vocabulary.alternatives.map((alternative) => vocabularySchema(alternative, reading));
      const [only] = schemas;
      return only !== undefined && schemas.length === 1 ? only : { anyOf: schemas };
    }
  }
}

/** Puts the words of the vocabulary before those of the rule. */
function withWords(schema: JsonSchema, words: string | undefined): JsonSchema {
  if (words === undefined) return schema;
  const { description, ...others } = schema;
  return { description: [sentence(words), description].filter(Boolean).join(' '), ...others };
}

function partSchema({ names, isClosed, isSkippedIfInvalid }: Part, reading: Reading): JsonSchema {
  const members = [...names].filter(([, vocabulary]) => vocabulary !== 'nothing');
  const properties = members.map(([name, vocabulary]) => {
    const schema = vocabularySchema(vocabulary, reading);
    return [name, mustBeSent(vocabulary, reading) ? schema : orAbsent(schema, vocabulary)] as const;
  });
  const required = members.filter(([, vocabulary]) => mustBeSent(vocabulary, reading)).map(([name]) => name);
  return {
    type: 'object',
    ...(isSkippedIfInvalid && { description: 'Skipped if it breaks a rule.' }),
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
    ...(isClosed && { additionalProperties: false }),
  };
}

/** True if a body must have the field or part. A value that must be sent whatever is stored says so itself, not by its rule. */
export function mustBeSent(vocabulary: Vocabulary, { isMerged }: Reading): boolean {
  if (vocabulary === 'nothing' || (isMerged && vocabulary.kind !== 'value')) return false;
  if (vocabulary.isRequired !== undefined) return vocabulary.isRequired;
  if (isMerged) return false;
  const presence = vocabulary.kind === 'value' ? vocabulary.field?.presence : undefined;
  return presence === 'required' || presence === 'present';
}

/** A part that need not be sent may be `null` or, as in answers, `false`. */
function orAbsent(schema: JsonSchema, vocabulary: Vocabulary): JsonSchema {
  if (vocabulary === 'nothing' || vocabulary.kind === 'value') return schema;
  if (schema.anyOf !== undefined) return { ...schema, anyOf: [...schema.anyOf, { type: ['boolean', 'null'] }] };
  return typeof schema.type === 'string' ? { ...schema, type: [schema.type, 'boolean', 'null'] } : schema;
}

function eachSchema({ item, holder }: Each, reading: Reading): JsonSchema {
  const schema = vocabularySchema(item, reading);
  return holder === 'list' ? { type: 'array', items: schema } : { type: 'object', additionalProperties: schema };
}

function valueSchema({ field, form = 'anything', isColumn }: Value): JsonSchema {
  const schema = field === undefined ? forms[form] : fieldSchema(field);
  return isColumn ? { type: 'array', items: orNull(orEmpty(schema)) } : schema;
}

const id = { type: ['integer', 'string'] } as const;
const lists = ['array', 'boolean', 'null'] as const;

/** `false` and `null` count as an empty list. */
const forms: Readonly<Record<Form, JsonSchema>> = {
  anything: {},
  text: { type: ['string', 'integer', 'null'] },
  number: { type: ['number', 'string', 'boolean', 'null'] },
  flag: { type: ['boolean', 'integer', 'string', 'null'] },
  id: { type: ['integer', 'string', 'null'] },
  ids: { type: lists, items: id },
  texts: { type: lists, items: { type: 'string' } },
  object: { type: ['object', 'boolean', 'null'] },
  objects: { type: lists, items: { type: 'object' } },
};
