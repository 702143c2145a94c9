import type { Dialect } from '#dialect.ts';
import { areEqual, type JsonSchema } from './json-schema.ts';

type ByDialect = Readonly<Record<Dialect, JsonSchema>>;

/** Returns one schema for both dialects. What only one of them has says so. */
export function mergeDialects({ recorded, documented }: ByDialect): JsonSchema {
  if (areEqual(recorded, documented)) return documented;
  const [one, other] = [recorded.properties, documented.properties];
  if (one !== undefined && other !== undefined) return mergeObjects(recorded, documented);
  return { anyOf: uniqueSchemas([...alternatives(documented), ...alternatives(recorded)]) };
}

/** A property is required if it is in both dialects. */
function mergeObjects(recorded: JsonSchema, documented: JsonSchema): JsonSchema {
  const names = new Set([...Object.keys(recorded.properties ?? {}), ...Object.keys(documented.properties ?? {})]);
  const properties = [...names].map((name) => {
    const inDialect = { recorded: recorded.properties?.[name], documented: documented.properties?.[name] };
    return [name, mergeProperty(inDialect)] as const;
  });
  const required = documented.required?.filter((name) => recorded.required?.includes(name)) ?? [];
  const { required: _required, ...others } = documented;
  return { ...others, properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) };
}

function mergeProperty({ recorded, documented }: Readonly<Record<Dialect, JsonSchema | undefined>>): JsonSchema {
  if (recorded !== undefined && documented !== undefined) return mergeDialects({ recorded, documented });
  const [schema, dialect] = recorded === undefined ? [documented, 'documented'] : [recorded, 'recorded'];
  const words = `Only in the dialect \`${dialect}\`.`;
  return { ...schema, description: [schema?.description, words].filter(Boolean).join(' ') };
}

function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf !== undefined && Object.keys(schema).length === 1 ? schema.anyOf : [schema];
}

function uniqueSchemas(schemas: readonly JsonSchema[]): readonly JsonSchema[] {
  return schemas.filter((schema, index) => schemas.findIndex((other) => areEqual(schema, other)) === index);
}
