import { BadRequest } from '#errors.ts';
import { parse } from '#fields/evaluate.ts';
import { optional, present, required } from '#fields/field.ts';
import { each, namesOf, part } from '#fields/vocabulary.ts';
import { isInRange, type NumberRange, numberTypes } from '#pbx/numbers/ranges.ts';
import type { Store } from '#store/store.ts';
import { asContainer, type Container, itemsOf } from '#wire/values.ts';

/** The ranges of a body. */
export interface SentRanges {
  readonly ranges: readonly NumberRange[];
  /** The types whose last entry is a new range: only for those the real server checks that numbers in use stay covered. */
  readonly coveringTypes: ReadonlySet<string>;
}

const digits = { cast: 'digit', maxlen: 16 } as const;
const bounds = { numberbeg: present(digits, ''), numberend: optional(digits, '') };
const dialledDigits = { didlength: required({ cast: 'uint', between: [1, 20] }) };

/** The names that are read in `contextnumbers`; only incalls have `didlength`. */
export const rangeNames = part(
  Object.fromEntries(
    numberTypes.map((type) => [type, each(part(type === 'incall' ? namesOf(bounds, dialledDigits) : namesOf(bounds)))]),
  ),
  { effectiveWhenNonEmpty: true },
);

/** Reads `contextnumbers`; `undefined` if it is not an object. Throws `BadRequest` for an invalid range, and if there is no range. */
export function readRanges(value: unknown): SentRanges | undefined {
  const lists = asContainer(value);
  if (lists === undefined) return undefined;
  const ranges: NumberRange[] = [];
  const coveringTypes = new Set<string>();
  for (const { type, entry } of entriesOf(lists)) {
    const range = readRange(type, entry);
    if (range === undefined || ranges.some((other) => isSame(other, range))) {
      coveringTypes.delete(type);
    } else {
      ranges.push(range);
      coveringTypes.add(type);
    }
  }
  if (ranges.length > 0) return { ranges, coveringTypes };
  throw new BadRequest({
    message: `contextnumbers must contain at least one range under ${numberTypes.join(', ')}`,
    field: 'contextnumbers',
    rule: 'empty',
    value,
  });
}

/** Returns all ranges of a context, in stored order. */
export function rangesIn(store: Store, context: string): readonly NumberRange[] {
  return store.all('contextnumbers', { context });
}

/** Replaces the ranges of a context. */
export function writeRanges(store: Store, context: string, ranges: readonly NumberRange[]): void {
  store.delete('contextnumbers', { context });
  for (const range of ranges) store.insert('contextnumbers', { ...range, context });
}

/** Throws `BadRequest` if a number in use in the context would be outside all ranges. */
export function requireCovered(store: Store, context: string, { ranges, coveringTypes }: SentRanges): void {
  for (const { type, number } of numbersOf(store, context)) {
    if (!coveringTypes.has(type)) continue;
    if (ranges.some((range) => range.type === type && isInRange(number, range))) continue;
    const message = `contextnumbers.${type} must cover number ${number}, which is in use`;
    throw new BadRequest({ message, field: `contextnumbers.${type}`, rule: 'range', value: number });
  }
}

/** Returns the numbers in use in the context. */
export function numbersOf(store: Store, context: string): readonly { type: string; number: string }[] {
  return store.all('contextnummember', { context }).filter(({ number }) => number !== '');
}

function entriesOf(lists: Container): readonly { type: string; entry: unknown }[] {
  return Object.entries(lists)
    .filter(([type]) => numberTypes.some((other) => other === type))
    .flatMap(([type, list]) => (itemsOf(list) ?? []).map((entry) => ({ type, entry })));
}

function readRange(type: string, entry: unknown): NumberRange | undefined {
  const field = `contextnumbers.${type}`;
  const sent = asContainer(entry);
  if (sent === undefined)
    throw new BadRequest({
      message: `${field} must be a list of objects with numberbeg and numberend`,
      field,
      rule: 'object',
      value: entry,
    });
  const { numberbeg, numberend } = parse(bounds, { ...sent, numberend: endOf(sent) }, field);
  if (numberbeg === '' && numberend === '') return undefined;
  const isSingle = numberend === '';
  if (!isSingle && (numberend.length !== numberbeg.length || numberend < numberbeg)) {
    throw new BadRequest({
      message: `${field}: ${numberbeg}-${numberend} is not a range; numberend must have as many digits as numberbeg and not be smaller`,
      field,
      rule: 'range',
      value: entry,
    });
  }
  const didlength = type === 'incall' ? Number(parse(dialledDigits, sent, field).didlength) : 0;
  return { type, numberbeg, numberend, didlength };
}

/** The end of a range; empty if it is an array, or equals the begin in value and type. */
function endOf({ numberbeg, numberend }: Container & { numberbeg?: unknown; numberend?: unknown }): unknown {
  return numberend === numberbeg || asContainer(numberend) !== undefined ? '' : numberend;
}

function isSame(one: NumberRange, other: NumberRange): boolean {
  return one.type === other.type && one.numberbeg === other.numberbeg && one.numberend === other.numberend;
}
