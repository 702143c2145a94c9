import type { Rows } from './schema/rows.ts';

/** A table of the real server. The mock's own tables are accessed only through handwritten queries. */
export type TableName = Exclude<keyof Rows, `mock_${string}`>;

/**
 * Values of some columns of a table, to write or to match; for a union of tables, of their common columns. A number may be given
 * as text, as it was in a body: text that is not a number is refused when written and matches nothing.
 */
export type ColumnValues<Name extends TableName> = {
  readonly [Column in keyof Rows[Name] & string]?: Value<Rows[Name][Column]>;
};

/** `Values`, whose keys must all be columns of the table; rejects records with an index signature. */
export type Exactly<Name extends TableName, Values extends ColumnValues<Name>> = Values & {
  readonly [Column in Exclude<keyof Values, keyof Rows[Name]>]: never;
};

type Value<Stored> = Stored | (number extends Stored ? string : never);

/** Sort order: one or more columns, optionally ` DESC`, or `rowid` for insertion order. */
export type Order<Name extends TableName> = SortKey<Name> | readonly SortKey<Name>[];

type SortKey<Name extends TableName> = 'rowid' | SortedBy<keyof Rows[Name] & string>;
type SortedBy<Column extends string> = Column | `${Column} DESC`;
