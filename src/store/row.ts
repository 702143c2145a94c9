/** A value as SQLite holds it. */
export type SqlValue = string | number | null;

/** A row by its column names, in the order of the columns. */
export type Row = Record<string, SqlValue>;

/** The column as text; NULL and an absent column are `''`. */
export function text(row: Row, column: string): string {
  const value = row[column];
  return value === undefined || value === null ? '' : String(value);
}

/** The column as a number; NULL, text that is no number and an absent column are 0. */
export function integer(row: Row, column: string): number {
  const value = Number(row[column] ?? 0);
  return Number.isNaN(value) ? 0 : value;
}

/** The column as a truth value: 0, NULL, `''` and `'0'` are false. */
export function truth(row: Row, column: string): boolean {
  const value = row[column];
  return value !== undefined && value !== null && value !== 0 && value !== '' && value !== '0';
}
