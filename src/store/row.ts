/** A column value as SQLite stores it. */
export type SqlValue = string | number | null;

/** A row of any table: values by column name, in column order. */
export type Row = Record<string, SqlValue>;

/**
 * Returns a record with these keys, whose values are `null`. Objects that `JSON.parse` makes have a hidden class, however many keys
 * they have: their copies are faster to make, to fill and to encode than objects to which keys are added one by one.
 */
export function nullRecord(keys: readonly string[]): Record<string, null> {
  return JSON.parse(`{${keys.map((key) => `${JSON.stringify(key)}:null`).join(',')}}`);
}

/** Returns the column as text; NULL is `''`. */
export function text<Columns extends object>(row: Columns, column: keyof Columns & string): string {
  const value: unknown = row[column];
  return value === undefined || value === null ? '' : String(value);
}

/** Returns the column as a number; NULL and text that is not a number are 0. */
export function integer<Columns extends object>(row: Columns, column: keyof Columns & string): number {
  const value = Number(row[column] ?? 0);
  return Number.isNaN(value) ? 0 : value;
}

/** Returns the column as a boolean; 0, NULL, `''` and `'0'` are false. */
export function truth<Columns extends object>(row: Columns, column: keyof Columns & string): boolean {
  const value: unknown = row[column];
  return value !== undefined && value !== null && value !== 0 && value !== '' && value !== '0';
}
