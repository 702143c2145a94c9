import * as z from 'zod';
import type { AnswerSchema } from '#core/resource.ts';
import type { Dialect } from '#dialect.ts';
import { areEqual, type JsonSchema } from './json-schema.ts';

/** The schema of an answer, and the named schemas that it refers to. */
export interface AnswerSchemas {
  readonly schema: JsonSchema;
  readonly named: Readonly<Record<string, JsonSchema>>;
}

/** Returns the schema of an answer. Where the dialects differ, it is one of two. */
export function answerSchema(answer: AnswerSchema): AnswerSchemas {
  const [recorded, documented] = [inDialect(answer, 'recorded'), inDialect(answer, 'documented')];
  const named = { ...recorded.named, ...documented.named };
  if (areEqual(recorded.schema, documented.schema)) return { schema: documented.schema, named };
  const schema = { anyOf: [documented.schema, recorded.schema] };
  return { schema: { description: 'The first form is documented, the second one recorded.', ...schema }, named };
}

const schemaShape = z.looseObject({ $defs: z.record(z.string(), z.looseObject({})).optional() });

function inDialect(answer: AnswerSchema, dialect: Dialect): AnswerSchemas {
  const {
    $schema: _,
    $defs = {},
    ...root
  } = schemaShape.parse(z.toJSONSchema(answer(dialect), { unrepresentable: 'any', reused: 'inline' }));
  const definitions = Object.entries($defs);
  const named = Object.fromEntries(definitions.map(([name, schema]) => [name, referring(withoutId(schema))]));
  const { id } = root;
  const schema = referring(withoutId(root));
  if (typeof id !== 'string') return { schema, named };
  return { schema: { $ref: referenceTo(id) }, named: { ...named, [id]: schema } };
}

/** The id of a schema is its name among the components, not a keyword. */
function withoutId({ id, ...schema }: JsonSchema): JsonSchema {
  return typeof id === 'string' ? schema : { ...schema, ...(id !== undefined && { id }) };
}

function referenceTo(name: string): string {
  return `#/components/schemas/${name}`;
}

/** Returns the schema with its references led to the components, and without the bounds that zod writes for every integer. */
function referring(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema, (key, value: unknown) => {
    if (key === '$ref') return referenceTo(String(value).replace('#/$defs/', ''));
    const isBound = key === 'minimum' || key === 'maximum';
    return isBound && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER ? undefined : value;
  });
  return z.looseObject({}).parse(JSON.parse(text));
}
