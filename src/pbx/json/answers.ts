import * as z from 'zod';
import type { Dialect } from '#dialect.ts';
import type { Field, Fields } from '#fields/field.ts';
import { type DeclaredColumn, declaredColumns } from '#store/schema/declared-columns.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Casts } from './record-json.ts';

/** The casts of a record, and what its columns mean to a reader of answers, where the name does not say it. */
interface ColumnNotes<Columns extends object> extends Casts<Columns> {
  /** The rules by which the columns are written: they know further enumerations. */
  readonly fields?: Fields;
  readonly about?: { readonly [Column in keyof Columns & string]?: string };
}

/** The schemas of the keys of an object, for `z.strictObject`. */
export type AnswerShape = Readonly<Record<string, z.ZodType>>;

/**
 * Returns the schemas of what `recordJson` makes of the columns of a table with the same casts: `null` where the column may be
 * NULL, the values of its CHECK or its rule, and digits as a string for a number that is not cast.
 *
 * @example
 * z.strictObject({ ...columnAnswers('entity', { bool: ['disable'] }), identity: z.string() })
 */
export function columnAnswers<Table extends keyof Rows & string>(
  table: Table,
  { int = [], bool = [], fields = {}, about = {} }: ColumnNotes<Rows[Table]> = {},
): AnswerShape {
  const casts = new Map<string, z.ZodType>([
    ...int.map((name) => [name, z.int()] as const),
    ...bool.map((name) => [name, z.boolean()] as const),
  ]);
  const notes = new Map<string, unknown>(Object.entries(about));
  const schemas = declaredColumns(table).map((column) => {
    const schema = casts.get(column.name) ?? textAnswer(column, fields[column.name]);
    const note = notes.get(column.name);
    return [column.name, typeof note === 'string' ? schema.describe(note) : schema] as const;
  });
  return Object.fromEntries(schemas);
}

function textAnswer({ type, nullable, values }: DeclaredColumn, field: Field | undefined): z.ZodType {
  const isNumber = /^(?:int|integer|smallint|serial)$/.test(type);
  const words = values ?? wordsOf(field);
  const schema = words === undefined ? (isNumber ? numeral() : z.string()) : z.enum(words);
  return nullable ? schema.nullable() : schema;
}

/** The values that a field stores, if its rule lists them. */
function wordsOf(field: Field | undefined): readonly string[] | undefined {
  if (field?.presence === 'flag' || field?.presence === 'optional flag') return ['0', '1'];
  if (field?.rule.oneOf === undefined) return undefined;
  return [...new Set([...field.rule.oneOf, ...(field.whenEmpty === null ? [] : [field.whenEmpty])].map(String))];
}

/** A whole number, sent as a string. */
export function numeral(): z.ZodType {
  return z.string().regex(/^-?\d+$/);
}

/** A map without entries, which PHP writes as an empty list. */
export function emptyMap(): z.ZodType {
  return z.array(z.never()).max(0);
}

/** The schema, or `false` in its place, as in views where a part is missing (core.md 6.3). */
export function orFalse(schema: z.ZodType): z.ZodType {
  return z.union([schema, z.literal(false)]);
}

/** A list, or `false` if it has no items (`listOrFalse`). */
export function itemsOrFalse(item: z.ZodType): z.ZodType {
  return orFalse(z.array(item).min(1));
}

/**
 * Returns a function that builds a schema at its first call and names it, so that a description of the services has it once, under
 * that name. `id` is unique among all schemas.
 *
 * @example
 * export const entityAnswer = component('Entity', () => z.strictObject({ name: z.string() }));
 */
export function component(id: string, build: () => z.ZodType): () => z.ZodType {
  let schema: z.ZodType | undefined;
  return () => {
    schema ??= build().meta({ id });
    return schema;
  };
}

/** As `component`, for a schema that differs between the dialects; that of `recorded` has the word Recorded after its name. */
export function componentByDialect(
  id: string,
  build: (dialect: Dialect) => z.ZodType,
): (dialect: Dialect) => z.ZodType {
  const byDialect = {
    documented: component(id, () => build('documented')),
    recorded: component(`${id}Recorded`, () => build('recorded')),
  };
  return (dialect) => byDialect[dialect]();
}
