import * as z from 'zod';
import type { Dialect } from '#dialect.ts';
import type { Field, Fields } from '#fields/field.ts';
import { type DeclaredColumn, declaredColumns } from '#store/schema/declared-columns.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Casts } from './record-json.ts';

/** The casts of a record, and what its columns mean to a reader of answers, where the name does not say it. */
export interface ColumnNotes<Columns extends object> extends Casts<Columns> {
  /** The rules by which the columns are written: they know further enumerations, and which columns are never NULL. */
  readonly fields?: Fields;
  /** Further columns that are never NULL, although the table allows it. */
  readonly filled?: readonly (keyof Columns & string)[];
  /** Further columns that are always NULL: no act writes them. */
  readonly unused?: readonly (keyof Columns & string)[];
  /** True if columns that may be NULL may hold an empty text as well, as in the trunk of the page. */
  readonly blanks?: boolean;
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
  notes: ColumnNotes<Rows[Table]> = {},
): AnswerShape {
  const about = new Map<string, unknown>(Object.entries(notes.about ?? {}));
  const schemas = declaredColumns(table).map((column) => {
    const schema = columnAnswer(column, notes);
    const note = about.get(column.name);
    return [column.name, typeof note === 'string' ? schema.describe(note) : schema] as const;
  });
  return Object.fromEntries(schemas);
}

/** `ColumnNotes` of any table. */
type AnyNotes = Readonly<Partial<Record<'int' | 'bool' | 'filled' | 'unused', readonly string[]>>> & {
  readonly fields?: Fields;
  readonly blanks?: boolean;
};

function columnAnswer(column: DeclaredColumn, notes: AnyNotes): z.ZodType {
  const { name } = column;
  if (notes.int?.includes(name)) return z.int();
  if (notes.bool?.includes(name)) return z.boolean();
  const nulls = nullsIn(column, notes);
  if (nulls === 'always') return z.null();
  const schema = textAnswer(column, {
    field: notes.fields?.[name],
    blank: nulls === 'possible' && notes.blanks === true,
  });
  return nulls === 'possible' ? schema.nullable() : schema;
}

function nullsIn({ name, nullable }: DeclaredColumn, notes: AnyNotes): 'never' | 'possible' | 'always' {
  const field = notes.fields?.[name];
  if (notes.unused?.includes(name)) return 'always';
  if (!nullable || notes.filled?.includes(name)) return 'never';
  if (field === undefined) return 'possible';
  if (field.whenEmpty !== null) return 'never';
  return field.presence === 'empty' || field.presence === 'fixed' ? 'always' : 'possible';
}

function textAnswer(
  { type, values }: DeclaredColumn,
  { field, blank }: { readonly field: Field | undefined; readonly blank: boolean },
): z.ZodType {
  const words = values ?? wordsOf(field);
  if (words !== undefined) return z.enum(blank ? [...new Set([...words, ''])] : words);
  if (!/^(?:int|integer|smallint|serial)$/.test(type)) return z.string();
  return blank ? z.string().regex(/^(?:-?\d+)?$/) : numeral();
}

/**
 * The values that a field stores, if its rule lists them. The JSON values `true` and 0 pass every list of words, and are stored as
 * 1 and 0 (core.md 7.3); a column with a CHECK refuses them.
 */
function wordsOf(field: Field | undefined): readonly string[] | undefined {
  if (field?.presence === 'flag' || field?.presence === 'optional flag') return ['0', '1'];
  if (field?.rule.oneOf === undefined) return undefined;
  const values = field.whenEmpty === null ? field.rule.oneOf : [...field.rule.oneOf, field.whenEmpty];
  const hasWords = values.some((value) => Number.isNaN(Number(value)));
  return [...new Set([...values, 1, ...(hasWords ? [0] : [])].map(String))];
}

/** A whole number, sent as a string. */
export function numeral(): z.ZodType {
  return z.string().regex(/^-?\d+$/);
}

/** A map without entries, which PHP writes as an empty list. */
export function emptyMap(): z.ZodType {
  return z.array(z.never()).max(0);
}

/** A map with arbitrary keys, or without entries. */
export function mapAnswer(item: z.ZodType): z.ZodType {
  return z.union([z.record(z.string(), item), emptyMap()]);
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
