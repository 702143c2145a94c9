import type { SqlValue } from '#store/row.ts';
import type { Store } from '#store/store.ts';

/** The names of the values of `amaflags`, from 0. */
export const flagNames = ['default', 'omit', 'billing', 'documentation'] as const;

/** One of the two JSON forms of a record. */
export interface Projection {
  /** SQL expression for the end of the JSON text, appended to `openText`. */
  readonly end: string;
  /** The column of `mock_cel_texts` that stores this form. */
  readonly column: 'plain' | 'flagged';
}

/** A record with its stored columns only. */
export const plainRecord: Projection = { end: `'}'`, column: 'plain' };

/** A record with the name of its `amaflags` value added. */
export const flaggedRecord: Projection = {
  end: `CASE amaflags ${flagNames
    .map((name, value) => `WHEN ${value} THEN ',"amaflagsmeta":"${name}"}'`)
    .join(' ')} ELSE ',"amaflagsmeta":"${flagNames[0]}"}' END`,
  column: 'flagged',
};

/** SQL expressions by JSON key, in the order of the answer. Times are without trailing zeros, and without a fraction of zero. */
const expressions: Readonly<Record<string, string>> = {
  id: `format('%d', id)`,
  eventtype: 'eventtype',
  eventtime: `rtrim(rtrim(eventtime, '0'), '.')`,
  ...asStored('userdeftype cid_name cid_num cid_ani cid_rdnis cid_dnid exten context channame appname appdata'),
  amaflags: `format('%d', amaflags)`,
  ...asStored('accountcode peeraccount uniqueid linkedid userfield peer'),
};

function asStored(names: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, name]));
}

/** SQL expression for the JSON text of a record without its closing brace: faster than building the text from a row in JavaScript. */
const openText = `(SELECT rtrim(CASE WHEN octet_length(text) = length(text) THEN text ELSE ascii_json(text) END, '}') FROM (
  SELECT replace(json_object(${Object.entries(expressions)
    .map(([key, value]) => `'${key}', ${value}`)
    .join(', ')}), '/', '\\/') AS text
))`;

/** A query that selects complete rows of `cel`. */
export interface Selection {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** The JSON texts of records, each followed by a comma. */
interface Texts {
  /** Number of records. */
  readonly number: number;
  readonly bytes: Buffer;
}

/**
 * Returns a query for the JSON texts of the records that `selection` selects, in its order and each followed by a comma, and for
 * their `number`. `ends` maps each result column to the `end` of its projection. `LIMIT -1` limits nothing, but keeps SQLite from
 * building the open text once per column.
 */
export function textsSql(ends: Readonly<Record<string, string>>, selection: Selection['sql']): string {
  const texts = Object.entries(ends).map(
    ([column, end]) => `CAST(group_concat(open_text || ${end} || ',', '') AS BLOB) AS ${column}`,
  );
  return `SELECT count(*) AS number, ${texts.join(', ')} FROM (
    SELECT ${openText} AS open_text, amaflags FROM (${selection}) LIMIT -1 OFFSET 0)`;
}

/** Returns the texts of the selected records; `undefined` if there are none. */
export function textsOf(store: Store, { end }: Projection, { sql, values }: Selection): Texts | undefined {
  const [row] = store.query({ number: 'number', bytes: 'bytes?' }, textsSql({ bytes: end }, sql), ...values);
  return row?.bytes ? { number: row.number, bytes: row.bytes } : undefined;
}
