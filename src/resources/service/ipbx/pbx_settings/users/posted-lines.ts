import { type ActRequest, rowKey } from '#core/request.ts';
import { BadRequest, quoted } from '#errors.ts';
import { lineWith } from '#pbx/lines/lines.ts';
import type { Rows } from '#store/schema/rows.ts';
import { scalarText } from '#wire/php.ts';
import { asContainer, type Container } from '#wire/values.ts';

/** A line of a user's request: one that exists, or one to be made. */
export interface PostedLine {
  readonly existing: Rows['linefeatures'] | undefined;
  /** The entries of all arrays for this line; an absent one has no key. */
  readonly columns: Container;
  /** Whether it came as a record in a list, as views show lines, of which nothing can be read. */
  readonly isRecord: boolean;
}

/** The lines that parallel arrays describe; `undefined` when the body has none. Throws for an id of no line. */
export function readPostedLines({ store }: ActRequest, linefeatures: unknown): readonly PostedLine[] | undefined {
  const arrays = asContainer(linefeatures);
  if (arrays === undefined) return undefined;
  return Array.from({ length: countOf(arrays) }, (_, index) => {
    const columns = entriesAt(arrays, index);
    const isRecord = Array.isArray(linefeatures) && linefeatures.length > 0;
    const id = scalarText(columns['id']);
    if (id === '' || id === '0') return { existing: undefined, columns, isRecord };
    const existing = lineWith(store, rowKey(id) ?? 0);
    if (existing !== undefined) return { existing, columns, isRecord };
    throw new BadRequest({
      message: `linefeatures.id must hold ids of lines: there is no line ${quoted(id)}`,
      field: 'linefeatures.id',
      rule: 'exists',
      value: id,
    });
  });
}

/** As many as there are ids, one without any; a longer array counts without its last entry. */
function countOf(arrays: Container): number {
  const ids = asContainer(arrays['id']);
  const least = ids === undefined ? 1 : Object.keys(ids).length;
  const lengths = Object.values(arrays).map((array) => Object.keys(asContainer(array) ?? {}).length - 1);
  return Math.max(least, ...lengths);
}

function entriesAt(arrays: Container, index: number): Container {
  const entries = Object.entries(arrays).map(([name, array]) => [name, entryAt(array, index)] as const);
  return Object.fromEntries(entries.filter(([, entry]) => entry !== undefined));
}

/** A text in place of an array stands for its first character, for the first line only. */
function entryAt(array: unknown, index: number): unknown {
  const entries = asContainer(array);
  const key = String(index);
  if (entries !== undefined) return Object.hasOwn(entries, key) ? orEmpty(entries[key]) : undefined;
  if (array === null || index > 0) return undefined;
  return typeof array === 'string' ? array.charAt(0) : '';
}

/** `null` and `false` are worth the empty text (core.md 7.3). */
function orEmpty(entry: unknown): unknown {
  return entry === null || entry === false ? '' : entry;
}
