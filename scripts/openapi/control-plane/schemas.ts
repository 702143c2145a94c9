import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { isList, isObject, type Json, type JsonObject } from './json.ts';

/** The greatest and least numbers that zod writes for an integer without bounds. */
const unbounded: readonly Json[] = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];

const anyJson: z.ZodType<Json> = z.json();

/** Whether a schema describes what is sent or what is received: a member with a default may be left out of what is sent. */
export type Direction = 'input' | 'output';

/** The named schemas of the document. A zod schema with a title becomes one, wherever it is used. */
export class Components {
  readonly #schemas = new Map<string, JsonObject>();

  /** Returns the JSON Schema of a zod schema, with references to the named schemas that it uses. */
  schemaOf(schema: z.ZodType, io: Direction): JsonObject {
    const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    const reference = this.#withReferences(anyJson.parse(json));
    return isObject(reference) ? reference : {};
  }

  /** The named schemas, sorted by name. */
  get schemas(): JsonObject {
    return Object.fromEntries([...this.#schemas].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  #withReferences(json: Json): Json {
    if (isList(json)) return json.map((item) => this.#withReferences(item));
    if (!isObject(json)) return json;
    const members = Object.entries(json).filter(([name, value]) => !isNoise(name, value, json));
    const schema = Object.fromEntries(members.map(([name, value]) => [name, this.#withReferences(value)]));
    const { title, default: usual, ...named } = schema;
    if (typeof title !== 'string') return schema;
    const differences = this.#add(title, this.#withDiscriminator(named));
    return { $ref: `#/components/schemas/${title}`, ...differences, ...(usual !== undefined && { default: usual }) };
  }

  /** Adds the discriminator to a union of named schemas, each of which has a `type` of its own. */
  #withDiscriminator(schema: JsonObject): JsonObject {
    const options = schema['oneOf'] ?? null;
    if (!isList(options)) return schema;
    const references = options.flatMap((option) => (isObject(option) ? [String(option['$ref'])] : []));
    const mapping = Object.fromEntries(references.map((reference) => [this.#typeOf(reference), reference]));
    return { ...schema, discriminator: { propertyName: 'type', mapping } };
  }

  #typeOf(reference: string): string {
    const name = reference.slice(reference.lastIndexOf('/') + 1);
    const type = member(member(this.#schemas.get(name), 'properties'), 'type');
    return String(member(type, 'const'));
  }

  /** Adds a named schema. Another one of this name must be equal; its own description, if it has one, is returned. */
  #add(name: string, schema: JsonObject): JsonObject {
    const { description, ...rest } = schema;
    const { description: usual, ...others } = this.#schemas.get(name) ?? schema;
    if (!isDeepStrictEqual(rest, others)) throw new Error(`two schemas have the name ${name}`);
    if (!this.#schemas.has(name)) this.#schemas.set(name, schema);
    return description === undefined || description === usual ? {} : { description };
  }
}

function member(json: Json, name: string): Json {
  return json !== undefined && isObject(json) ? json[name] : undefined;
}

/** What zod writes beyond the declaration: bounds of all integers, patterns of formats, that names are strings, that arrays are readonly. */
function isNoise(name: string, value: Json, { format, ...siblings }: JsonObject): boolean {
  if (name === 'readOnly') return value === true;
  if (name === 'minimum' || name === 'maximum') return unbounded.includes(value);
  if (name === 'pattern') return format === 'date-time' || format === 'date';
  return name === 'propertyNames' && 'additionalProperties' in siblings && isDeepStrictEqual(value, { type: 'string' });
}
