import type { SqlValue } from '#store/row.ts';
import type { Store } from '#store/store.ts';

/** Names of the values of `amaflags`. */
export const flagNames = ['default', 'omit', 'billing', 'documentation'] as const;

/** What answers show of a record. */
export interface Projection {
  /** The end of its text, which goes on where `openText` ends. */
  readonly end: string;
  /** Where in `mock_cel_texts` it is kept. */
  readonly column: 'plain' | 'flagged';
}

/** A record as it is. */
export const plainRecord: Projection = { end: `'}'`, column: 'plain' };

/** A record with the name of its flags. */
export const flaggedRecord: Projection = {
  end: `CASE amaflags ${flagNames
    .map((name, value) => `WHEN ${value} THEN ',"amaflagsmeta":"${name}"}'`)
    .join(' ')} ELSE ',"amaflagsmeta":"${flagNames[0]}"}' END`,
  column: 'flagged',
};

/** Keys of a record in their order, with its columns: times have no zeros at the end, and no fraction of zero. */
const shown: Readonly<Record<string, string>> = {
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

/** The text of a record without its closing brace; SQLite makes it faster than it could be made of a row out here. */
const openText = `(SELECT rtrim(CASE WHEN octet_length(text) = length(text) THEN text ELSE ascii_json(text) END, '}') FROM (
  SELECT replace(json_object(${Object.entries(shown)
    .map(([key, value]) => `'${key}', ${value}`)
    .join(', ')}), '/', '\\/') AS text
))`;

/** The records that a query of whole rows picks. */
export interface Selection {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** The joined texts of records. */
interface Texts {
  /** How many records there are. */
  readonly number: number;
  readonly bytes: Buffer;
}

/**
 * A query for the texts of the records that another query picks, in its order and each followed by a comma, and for their
 * number. The ends of the texts stand under the names of the columns of the query. The limit, which is none, keeps SQLite from
 * making a text once for each end.
 */
export function textsSql(ends: Readonly<Record<string, string>>, picked: string): string {
  const texts = Object.entries(ends).map(
    ([column, end]) => `CAST(group_concat(open_text || ${end} || ',', '') AS BLOB) AS ${column}`,
  );
  return `SELECT count(*) AS number, ${texts.join(', ')} FROM (
    SELECT ${openText} AS open_text, amaflags FROM (${picked}) LIMIT -1 OFFSET 0)`;
}

/** The texts of the records that are picked; `undefined` when there are none. */
export function textsOf(store: Store, { end }: Projection, { sql, values }: Selection): Texts | undefined {
  const [row] = store.query({ number: 'number', bytes: 'bytes?' }, textsSql({ bytes: end }, sql), ...values);
  return row?.bytes ? { number: row.number, bytes: row.bytes } : undefined;
}
