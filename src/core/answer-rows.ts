import type { Row } from '#store/row.ts';
import type { TableName } from '#store/table-types.ts';

/** Rows that an answer shows, in the order in which the table holds them. */
export interface ShownRows {
  readonly table: TableName;
  readonly rows: readonly Row[];
  /**
   * Set for rows that no answer shows, but that follow from it, such as the dialplan entry of a number: one is left out if a row
   * with the same values in these columns is shown elsewhere.
   */
  readonly unlessEqual?: readonly string[];
  /** True if the table may have further rows, which no answer shows. */
  readonly isPartial?: true;
}

/** Returns the rows that a JSON value of an answer shows: the inverse of what presents them. Ignores what it does not know. */
export type RowReader = (json: unknown) => readonly ShownRows[];

/** A resource whose objects are listed, and viewed by the parameter `id`. */
export interface ListedRows {
  readonly kind: 'objects';
  /** Returns the ids of the objects of a list. */
  idsOf(list: unknown): readonly string[];
  readonly list: RowReader;
  /** Absent for a resource without the act `view`. */
  readonly view?: RowReader;
}

/** A resource that answers all its rows at once, without `id`. */
export interface SettingsRows {
  readonly kind: 'settings';
  readonly act: 'view' | 'list';
  readonly settings: RowReader;
}

/** A resource that only searches, and whose answers follow from the rows of others. */
export interface SearchedRows {
  readonly kind: 'searches';
  /** Returns the query strings to ask, given the rows that the other resources show. */
  queries(rowsOf: (table: TableName) => readonly Row[]): readonly string[];
}

/** A resource with records in the order of their ids, too many to ask for all of them. */
export interface PagedRows {
  readonly kind: 'pages';
  /** The query string for the records after an id, at most `limit`. */
  after(id: number, limit: number): string;
  /** The query string for the oldest record from a day, `YYYY-MM-DD`. */
  from(day: string): string;
  readonly page: RowReader;
}

/** How the rows behind the answers of a resource are found. */
export type AnswerRows = ListedRows | SettingsRows | SearchedRows | PagedRows;
