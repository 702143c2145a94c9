import * as z from 'zod';

/** A part of a schema with its place, and the part of a value that it describes. */
interface Step {
  readonly place: string;
  readonly schema: z.core.$ZodType;
  readonly value: unknown;
}

/** A value that stands for all: every part of the schema is visited. */
const everything = Symbol('everything');

/**
 * Returns the places of a schema: its keys, and the alternatives of its unions, optional keys and nullable parts. A schema with an id
 * has places of its own, which all answers with it share; those of both dialects count as one.
 */
export function placesOf(schema: z.ZodType, at: string): ReadonlySet<string> {
  const places = new Set<string>();
  visit({ place: at, schema, value: everything }, places);
  return places;
}

/** Adds the places that a value has to `seen`. The schema must accept the value. */
export function noteSeen(schema: z.ZodType, at: string, value: unknown, seen: Set<string>): void {
  visit({ place: at, schema, value }, seen);
}

/** Returns the parts of a schema that accept more than named keys and plain values, with their kind. */
export function openPlacesOf(schema: z.ZodType, at: string): readonly string[] {
  const open: string[] = [];
  const plain = [
    'string',
    'number',
    'boolean',
    'null',
    'literal',
    'enum',
    'never',
    'array',
    'tuple',
    'union',
    'optional',
    'nullable',
  ];
  const walk = ({ place, schema: part }: Step) => {
    const { type } = part._zod.def;
    const isClosed = part instanceof z.ZodObject && part.def.catchall instanceof z.ZodNever;
    if (!isClosed && !plain.includes(type)) open.push(`${place} ${type}`);
  };
  visit({ place: at, schema, value: everything }, new Set(), walk);
  return open;
}

/** Returns the named schemas in a schema, with their ids. */
export function idsOf(schema: z.ZodType): readonly (readonly [id: string, schema: z.core.$ZodType])[] {
  const named: [string, z.core.$ZodType][] = [];
  visit({ place: '', schema, value: everything }, new Set(), ({ schema: part }) => {
    const id = z.globalRegistry.get(part)?.id;
    if (id !== undefined) named.push([id, part]);
  });
  return named;
}

function visit(step: Step, places: Set<string>, also: (step: Step) => void = () => {}): void {
  const id = z.globalRegistry.get(step.schema)?.id?.replace(/Recorded$/, '');
  const here = id === undefined ? step : { ...step, place: id };
  also(here);
  if (step.value === everything && id !== undefined && places.has(id)) return;
  if (id !== undefined) places.add(id);
  for (const next of stepsFrom(here, places)) visit(next, places, also);
}

function stepsFrom({ place, schema, value }: Step, places: Set<string>): readonly Step[] {
  if (schema instanceof z.ZodObject)
    return [...membersOf({ place, schema, value }, places), ...othersOf({ place, schema, value })];
  if (schema instanceof z.ZodArray)
    return itemsOf(value).map((item) => ({ place: `${place}[]`, schema: schema.element, value: item }));
  if (schema instanceof z.ZodTuple)
    return schema.def.items.map((item, index) => ({
      place: `${place}[${index}]`,
      schema: item,
      value: value === everything ? everything : Object(value)[index],
    }));
  if (schema instanceof z.ZodRecord)
    return entriesOf(value).map((item) => ({ place: `${place}.*`, schema: schema.valueType, value: item }));
  if (schema instanceof z.ZodUnion) return alternatives({ place, value }, schema.options, places);
  if (schema instanceof z.ZodNullable) return alternatives({ place, value }, [schema.unwrap(), z.null()], places);
  return [];
}

function membersOf(
  { place, schema, value }: Step & { readonly schema: z.ZodObject },
  places: Set<string>,
): readonly Step[] {
  return Object.entries(schema.shape).flatMap(([key, member]): readonly Step[] => {
    const below = `${place}.${key}`;
    const isOptional = member instanceof z.ZodOptional;
    const isAbsent = value !== everything && !Object.hasOwn(Object(value), key);
    if (isOptional && (isAbsent || value === everything)) places.add(`${below} absent`);
    if (isAbsent) return [];
    places.add(below);
    const part = isOptional ? member.unwrap() : member;
    return [{ place: below, schema: part, value: value === everything ? everything : Object(value)[key] }];
  });
}

/** The members that the schema does not name; they have one schema. */
function othersOf({ place, schema, value }: Step & { readonly schema: z.ZodObject }): readonly Step[] {
  const others = schema.def.catchall;
  if (others === undefined || others instanceof z.ZodNever) return [];
  const values =
    value === everything
      ? [everything]
      : Object.entries(Object(value)).flatMap(([key, item]) => (Object.hasOwn(schema.shape, key) ? [] : [item]));
  return values.map((item) => ({ place: `${place}.*`, schema: others, value: item }));
}

function alternatives(
  { place, value }: Pick<Step, 'place' | 'value'>,
  options: readonly z.core.$ZodType[],
  places: Set<string>,
): readonly Step[] {
  const matching =
    value === everything ? options : options.filter((option) => z.safeParse(option, value).success).slice(0, 1);
  return matching.map((schema) => {
    const below = `${place}|${labelOf(schema)}`;
    places.add(below);
    return { place: below, schema, value };
  });
}

function labelOf(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodLiteral) return [...schema.values].map((value) => JSON.stringify(value)).join();
  return schema._zod.def.type;
}

function itemsOf(value: unknown): readonly unknown[] {
  return value === everything ? [everything] : z.array(z.unknown()).parse(value);
}

function entriesOf(value: unknown): readonly unknown[] {
  return value === everything ? [everything] : Object.values(Object(value));
}
