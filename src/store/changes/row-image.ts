import type { AnyTable } from '../any-table.ts';
import type { Row, SqlValue } from '../row.ts';

/**
 * A row at some time, in a form that is quick to note: as read from its table, a JSON array of the values in column order; or as written,
 * the values of some columns over an earlier image, or over the defaults.
 */
export type RowImage = string | WrittenRow;

/** Values of some columns of a row. */
export interface WrittenRow {
  readonly names: readonly string[];
  readonly values: readonly SqlValue[];
  readonly base?: RowImage;
}

/** Returns the row of an image. */
export function rowOf(image: RowImage, table: AnyTable): Row {
  if (typeof image === 'string') return rowOfText(image, table.columns);
  const { names, values, base } = image;
  const row = base === undefined ? table.defaults() : rowOf(base, table);
  for (const [index, name] of names.entries()) row[name] = values[index] ?? null;
  return row;
}

function rowOfText(text: string, columns: readonly string[]): Row {
  // SQLite wrote the text, as an array of as many values.
  const values: SqlValue[] = JSON.parse(text);
  return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]));
}

/** Returns the approximate size of an image in bytes, without that of its base. */
export function sizeOfImage(image: RowImage): number {
  if (typeof image === 'string') return image.length;
  let size = 8 * image.values.length;
  for (const value of image.values) if (typeof value === 'string') size += value.length;
  return size;
}
