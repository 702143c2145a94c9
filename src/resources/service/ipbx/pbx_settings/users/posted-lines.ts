import { type ActRequest, rowKey } from '#core/request.ts';
import { BadRequest, quoted } from '#errors.ts';
import { lineWith } from '#pbx/lines/lines.ts';
import type { Rows } from '#store/schema/rows.ts';
import { scalarText } from '#wire/php.ts';
import { asContainer, type Container } from '#wire/values.ts';

/** A line in a user's body. */
export interface PostedLine {
  /** The stored line; `undefined` for a new one. */
  readonly existing: Rows['linefeatures'] | undefined;
  /** The entries of all arrays for this line; an absent entry has no key. */
  readonly columns: Container;
  /** True if `linefeatures` is a list of records as in a view, which is always refused. */
  readonly isRecord: boolean;
  /** The names of the columns that are a text instead of an array; each counts as its first character. */
  readonly textColumns: readonly string[];
}

/** Reads the lines from parallel arrays; `undefined` if the body has none. Throws `BadRequest` for the id of a line that does not exist. */
export function readPostedLines({ store }: ActRequest, linefeatures: unknown): readonly PostedLine[] | undefined {
  const arrays = asContainer(linefeatures);
  if (arrays === undefined) return undefined;
  const isRecord = Array.isArray(linefeatures) && linefeatures.length > 0;
  const textColumns = Object.keys(arrays).filter((name) => typeof arrays[name] === 'string');
  return Array.from({ length: countOf(arrays) }, (_, index) => {
    const columns = entriesAt(arrays, index);
    const id = scalarText(columns['id']);
    if (id === '' || id === '0') return { existing: undefined, columns, isRecord, textColumns };
    const existing = lineWith(store, rowKey(id) ?? 0);
    if (existing !== undefined) return { existing, columns, isRecord, textColumns };
    throw new BadRequest({
      message: `linefeatures.id must contain ids of lines; there is no line ${quoted(id)}`,
      field: 'linefeatures.id',
      rule: 'exists',
      value: id,
    });
  });
}

/** The number of lines: that of the ids, or 1 without any; a longer array counts without its last entry. */
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

/** A string in place of an array counts as its first character, and for the first line only. */
function entryAt(array: unknown, index: number): unknown {
  const entries = asContainer(array);
  const key = String(index);
  if (entries !== undefined) return Object.hasOwn(entries, key) ? orEmpty(entries[key]) : undefined;
  if (array === null || index > 0) return undefined;
  return typeof array === 'string' ? array.charAt(0) : '';
}

/** `null` and `false` count as the empty text (core.md 7.3). */
function orEmpty(entry: unknown): unknown {
  return entry === null || entry === false ? '' : entry;
}
