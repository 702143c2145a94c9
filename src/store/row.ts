/** A value as SQLite holds it. */
export type SqlValue = string | number | null;

/** A row of any table by its column names, in the order of the columns. */
export type Row = Record<string, SqlValue>;

/** The column as text; NULL is `''`. */
export function text<Columns extends object>(row: Columns, column: keyof Columns & string): string {
  const value: unknown = row[column];
  return value === undefined || value === null ? '' : String(value);
}

/** The column as a number; NULL and text that is no number are 0. */
export function integer<Columns extends object>(row: Columns, column: keyof Columns & string): number {
  const value = Number(row[column] ?? 0);
  return Number.isNaN(value) ? 0 : value;
}

/** The column as a truth value: 0, NULL, `''` and `'0'` are false. */
export function truth<Columns extends object>(row: Columns, column: keyof Columns & string): boolean {
  const value: unknown = row[column];
  return value !== undefined && value !== null && value !== 0 && value !== '' && value !== '0';
}
