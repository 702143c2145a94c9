import { numberOrText } from '../../../lib/number-input.ts';
import { kindOf, type Schema, variantsOf } from './schema.ts';

/** The types of values without parts. */
export const scalarTypes = ['text', 'number', 'boolean', 'null'] as const;

/** The type of a value without parts. */
export type ScalarType = (typeof scalarTypes)[number];

/** Returns the types that a value of a schema can have, in the order of the schema. */
export function scalarTypesOf(schema: Schema): readonly ScalarType[] {
  return [...new Set(variantsOf(schema).flatMap(typesOfVariant))];
}

function typesOfVariant(schema: Schema): readonly ScalarType[] {
  const kind = kindOf(schema);
  if (kind === 'scalar') return scalarTypesOf(schema);
  if (kind === 'enum') return [schema.const, ...(schema.enum ?? [])].flatMap((value) => scalarTypeOf(value) ?? []);
  return scalarTypes.filter((type) => type === kind);
}

/** Returns the type of a value; `undefined` for one with parts. */
export function scalarTypeOf(value: unknown): ScalarType | undefined {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : undefined;
}

/** Returns the value of another type that comes closest. */
export function asScalarType(value: unknown, type: ScalarType): unknown {
  switch (type) {
    case 'text':
      return value === null ? '' : String(value);
    case 'number': {
      const number = numberOrText(String(value));
      return typeof number === 'number' ? number : Number(value === true);
    }
    case 'boolean':
      return value === true || value === 1 || value === '1' || value === 'true';
    case 'null':
      return null;
  }
}
