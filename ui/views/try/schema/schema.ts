/** The part of JSON Schema that forms are made from. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
}

/** The schemas of a document by name. */
export type Definitions = Readonly<Record<string, Schema>>;

/**
 * How a value is entered: `scalar` for one of several types without parts, `choice` for one of several forms, `json` for what has no
 * form of its own.
 */
export type Kind = 'object' | 'list' | 'choice' | 'scalar' | 'enum' | 'text' | 'number' | 'boolean' | 'null' | 'json';

/** Returns the schema that a reference names, with what stands beside the reference. */
export function resolved(schema: Schema, definitions: Definitions): Schema {
  const { $ref, allOf, ...others } = schema;
  const [only] = allOf?.length === 1 ? allOf : [];
  if (only !== undefined) return { ...resolved(only, definitions), ...others };
  if ($ref === undefined) return schema;
  const target = definitions[$ref.slice($ref.lastIndexOf('/') + 1)];
  return target === undefined ? others : { ...resolved(target, definitions), ...others };
}

/** Returns how a value of this schema, which is resolved, is entered. */
export function kindOf(schema: Schema): Kind {
  const variants = variantsOf(schema);
  if (variants.length > 1) return variants.every(isScalar) ? 'scalar' : 'choice';
  if (schema.enum !== undefined || schema.const !== undefined) return 'enum';
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  if (type === 'object' || (type === undefined && schema.properties !== undefined)) return 'object';
  if (type === 'array') return 'list';
  if (type === 'integer') return 'number';
  return type === 'string' ? 'text' : (simpleKinds.find((kind) => kind === type) ?? 'json');
}

/** An alternative that is a reference may have parts. */
function isScalar(schema: Schema): boolean {
  return schema.$ref === undefined && scalarKinds.has(kindOf(schema));
}

const scalarKinds: ReadonlySet<Kind> = new Set(['scalar', 'enum', 'text', 'number', 'boolean', 'null']);

const simpleKinds = ['number', 'boolean', 'null'] as const;

/** Returns the alternatives of a schema: those of `anyOf` and `oneOf`, or one for each type. */
export function variantsOf(schema: Schema): readonly Schema[] {
  const { anyOf, oneOf, type, ...others } = schema;
  if (anyOf !== undefined || oneOf !== undefined) return anyOf ?? oneOf ?? [];
  if (typeof type === 'string' || type === undefined || schema.enum !== undefined) return [schema];
  if (type.length === 1) return [{ ...others, type: type[0] ?? '' }];
  return type.map((each) => ({ ...others, type: each }));
}

/** Returns the value that a new field starts with. */
export function startValue(schema: Schema, definitions: Definitions): unknown {
  const actual = resolved(schema, definitions);
  if (actual.default !== undefined) return actual.default;
  switch (kindOf(actual)) {
    case 'object':
      return Object.fromEntries(
        (actual.required ?? []).map((name) => [name, startValue(actual.properties?.[name] ?? {}, definitions)]),
      );
    case 'list':
      return [];
    case 'choice':
    case 'scalar':
      return startValue(variantsOf(actual)[0] ?? {}, definitions);
    case 'enum':
      return actual.const ?? actual.enum?.[0];
    case 'boolean':
      return false;
    case 'null':
      return null;
    default:
      return '';
  }
}

/** Returns the index of the alternative that a value has the form of; 0 if it has none. */
export function variantOf(variants: readonly Schema[], value: unknown, definitions: Definitions): number {
  const fits = variants.map((variant) => fitness(resolved(variant, definitions), value, definitions));
  return Math.max(0, fits.indexOf(Math.max(...fits)));
}

/** How well a value fits a schema: 0 for another type, more if its members are those of the schema. */
function fitness(schema: Schema, value: unknown, definitions: Definitions): number {
  switch (kindOf(schema)) {
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return 0;
      const names = Object.keys(value);
      const known = names.filter((name) => schema.properties?.[name] !== undefined).length;
      const hasRequired = (schema.required ?? []).every((name) => names.includes(name));
      return 1 + (hasRequired ? 1 : 0) + known / (names.length + 1);
    }
    case 'list':
      return Array.isArray(value) ? 1 : 0;
    case 'choice':
    case 'scalar':
      return Math.max(...variantsOf(schema).map((each) => fitness(resolved(each, definitions), value, definitions)));
    case 'enum':
      return schema.const === value || (schema.enum ?? []).includes(value) ? 2 : 0;
    case 'text':
      return typeof value === 'string' ? 1 : 0;
    case 'number':
      return typeof value === 'number' ? 1 : 0;
    case 'boolean':
      return typeof value === 'boolean' ? 1 : 0;
    case 'null':
      return value === null ? 1 : 0;
    case 'json':
      return 0.5;
  }
}

const kindNames: Readonly<Record<Kind, string>> = {
  object: 'object',
  list: 'list',
  choice: 'choice',
  scalar: 'value',
  enum: 'fixed value',
  text: 'text',
  number: 'number',
  boolean: 'true or false',
  null: 'null',
  json: 'any value',
};

/** Returns a short name for an alternative. */
export function variantName(schema: Schema, definitions: Definitions): string {
  const actual = resolved(schema, definitions);
  if (actual.title !== undefined) return actual.title;
  if (actual.const !== undefined) return JSON.stringify(actual.const);
  if (schema.$ref !== undefined) return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
  const kind = kindOf(actual);
  if (kind === 'enum')
    return (actual.enum ?? [])
      .map((value) => JSON.stringify(value))
      .join(', ')
      .slice(0, 60);
  if (kind === 'object' && actual.required?.length) return `object with ${actual.required.slice(0, 3).join(', ')}`;
  return kindNames[kind];
}

/** Returns what a person should know about the values of a schema: its description, which has the limits; else these. */
export function hintOf({ description, maxLength, minimum, maximum, pattern }: Schema): string | undefined {
  if (description !== undefined) return description;
  const parts = [
    maxLength !== undefined && `at most ${maxLength} characters`,
    minimum !== undefined && `at least ${minimum}`,
    maximum !== undefined && `at most ${maximum}`,
    pattern !== undefined && `pattern ${pattern.slice(0, 80)}`,
  ].filter((part) => part !== undefined && part !== false);
  return parts.length === 0 ? undefined : parts.join('; ');
}

/** Marks the label of a value that has to be there. */
export function requiredLabel(name: string): string {
  return `${name} *`;
}

/** Returns a label without its mark. */
export function plainLabel(label: string): string {
  return label.replace(/ \*$/, '');
}
