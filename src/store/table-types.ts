import type { Rows } from './schema/rows.ts';

/** A table of the real server; those of the product itself are only read by queries. */
export type TableName = Exclude<keyof Rows, `mock_${string}`>;

/**
 * Values of some columns of the table, to write or to match; of several tables, of columns that all of them have. A number may
 * come as the text that a body had: what is no number is refused when it is written, and matches nothing.
 */
export type ColumnValues<Name extends TableName> = {
  readonly [Column in keyof Rows[Name] & string]?: Value<Rows[Name][Column]>;
};

/** Values of which nothing but columns of the table is known to be there; a record with any keys is not. */
export type Exactly<Name extends TableName, Given extends ColumnValues<Name>> = Given & {
  readonly [Column in Exclude<keyof Given, keyof Rows[Name]>]: never;
};

type Value<Stored> = Stored | (number extends Stored ? string : never);

/** What rows are sorted by: one column or several, or the order in which they were added. */
export type Order<Name extends TableName> = SortKey<Name> | readonly SortKey<Name>[];

type SortKey<Name extends TableName> = 'rowid' | SortedBy<keyof Rows[Name] & string>;
type SortedBy<Column extends string> = Column | `${Column} DESC`;
