import type { ComponentType } from 'preact';
import { ChoiceField } from './choice-field.tsx';
import { type SchemaFieldProps, useDefinitions } from './form-context.ts';
import { ListField } from './list-field.tsx';
import { ObjectField } from './object-field.tsx';
import { scalarTypeOf } from './scalar.ts';
import { ScalarField } from './scalar-field.tsx';
import { type Kind, kindOf, resolved } from './schema.ts';
import { BooleanField, EnumField, JsonField, NullField, NumberField, StringField } from './simple-fields.tsx';

const fields: Readonly<Record<Kind, ComponentType<SchemaFieldProps>>> = {
  object: ObjectField,
  list: ListField,
  choice: ChoiceField,
  scalar: ScalarField,
  enum: EnumField,
  text: StringField,
  number: NumberField,
  boolean: BooleanField,
  null: NullField,
  json: JsonField,
};

/** A field for a value of a schema; what the value holds has fields of its own. */
export function SchemaField({ schema, ...others }: SchemaFieldProps) {
  const actual = resolved(schema, useDefinitions());
  const kind = kindOf(actual);
  const Field = fields[canShow(kind, others.value) ? kind : 'json'];
  return <Field {...others} schema={actual} />;
}

/** A value of another type, such as an object where the schema has a text, is shown as JSON, so that nothing is lost. */
function canShow(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'list':
      return Array.isArray(value);
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' || typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'null':
      return value === null;
    case 'scalar':
      return scalarTypeOf(value) !== undefined;
    default:
      return true;
  }
}
