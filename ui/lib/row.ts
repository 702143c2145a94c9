/** The value of a column. */
export type ColumnValue = string | number | null;

/** A row of a table: the values of its columns, in order. */
export type TableRow = Readonly<Record<string, ColumnValue>>;
