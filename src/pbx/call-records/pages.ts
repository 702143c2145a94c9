import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Chunks } from '#wire/chunks.ts';
import { flaggedRecord, type Projection, plainRecord, textsOf, textsSql } from './texts.ts';

/** Records per page: page 1 holds the ids from 1 to 256, page 2 those from 257 to 512, and so on. The texts of a page are cached. */
const pageLength = 256;

/** The records with the ids from `first` to `last`; none of them may be out of order. */
export interface IdRange {
  readonly first: number;
  readonly last: number;
  /** Maximum number of records. */
  readonly limit: number;
}

/**
 * Seals the page that ends with the record `id`; does nothing if none does. A store in memory builds the texts of the page when they
 * are first read and caches them; a store in a file writes them now.
 */
export function sealPage(store: Store, id: number): void {
  if (id <= 0 || id % pageLength !== 0) return;
  store.run(store.isPersistent ? sealInFileSql : sealSql, id / pageLength, id - pageLength + 1, id);
}

/** Seals every page that ends with a record from `first` to `last`. */
export function sealPages(store: Store, first: number, last: number): void {
  for (let page = pageOf(first); page * pageLength <= last; page += 1) sealPage(store, page * pageLength);
}

const inPage = 'cel WHERE id BETWEEN ? AND ? AND out_of_order = 0';

const sealSql = `INSERT OR REPLACE INTO mock_cel_texts (page, stamp)
  SELECT ?, hex(randomblob(8)) WHERE (SELECT count(*) FROM ${inPage}) = ${pageLength}`;

const sealInFileSql = `INSERT OR REPLACE INTO mock_cel_texts (page, stamp, plain, flagged)
  SELECT ?, hex(randomblob(8)), plain, flagged FROM (${textsSql({ plain: plainRecord.end, flagged: flaggedRecord.end }, `SELECT * FROM ${inPage} ORDER BY id`)})
  WHERE number = ${pageLength}`;

const rangeSql = 'SELECT * FROM cel WHERE id BETWEEN ? AND ? ORDER BY id';

/** Returns the records of a range as a JSON array, cut from sealed pages where possible; `undefined` if there are none. */
export function recordsInRange(store: Store, projection: Projection, range: IdRange): Chunks | undefined {
  const writer = new PageWriter(store, projection, range);
  for (const page of pagesIn(store, range)) writer.addPage(page.page, pageTexts(store, projection, page));
  return jsonArrayOf(writer.end());
}

type Page = Pick<Rows['mock_cel_texts'], 'page' | 'stamp'>;

/** The sealed pages of a range, at most as many as the limit of the range can need. */
function pagesIn(store: Store, { first, last, limit }: IdRange): readonly Page[] {
  const sql = 'SELECT page, stamp FROM mock_cel_texts WHERE page BETWEEN ? AND ? ORDER BY page LIMIT ?';
  const most = Math.ceil(limit / pageLength) + 1;
  return store.query({ page: 'number', stamp: 'text' }, sql, pageOf(first), pageOf(last), most);
}

/** The texts of a complete page. */
function pageTexts(store: Store, projection: Projection, { page, stamp }: Page): Buffer {
  const key = keyOf(projection, stamp);
  const cached = store.byteCache.get(key);
  if (cached !== undefined) return cached;
  const texts = storedTexts(store, projection, page) ?? builtTexts(store, projection, page);
  if (!store.isPersistent) store.byteCache.set(key, texts, () => keysOf(store));
  return texts;
}

function storedTexts(store: Store, { column }: Projection, page: number): Buffer | undefined {
  const sql = `SELECT ${column} AS bytes FROM mock_cel_texts WHERE page = ?`;
  return store.query({ bytes: 'bytes?' }, sql, page)[0]?.bytes ?? undefined;
}

function builtTexts(store: Store, projection: Projection, page: number): Buffer {
  const texts = textsOf(store, projection, { sql: rangeSql, values: [firstOf(page), firstOf(page + 1) - 1] });
  if (texts?.number !== pageLength) throw new Error(`page ${page} of the call records is incomplete`);
  return texts.bytes;
}

/** The stamp of a page changes whenever its records do. */
function keyOf({ column }: Projection, stamp: string): string {
  return `${column} ${stamp}`;
}

function keysOf(store: Store): ReadonlySet<string> {
  const rows = store.query({ stamp: 'text' }, 'SELECT stamp FROM mock_cel_texts');
  return new Set(
    rows.flatMap(({ stamp }) => [plainRecord, flaggedRecord].map((projection) => keyOf(projection, stamp))),
  );
}

/** Joins texts that each end with a comma to a JSON array; `undefined` if there are none. */
export function jsonArrayOf(texts: readonly Buffer[]): Chunks | undefined {
  const last = texts.at(-1);
  return last && [opening, ...texts.slice(0, -1), last.subarray(0, -1), closing];
}

const [opening, closing] = [Buffer.from('['), Buffer.from(']')];

/** Collects the texts of a range in ascending order: cut from the pages that are sealed, and built from the records between them. */
class PageWriter {
  readonly #store: Store;
  readonly #projection: Projection;
  readonly #last: number;
  readonly #texts: Buffer[] = [];
  #next: number;
  #remaining: number;

  constructor(store: Store, projection: Projection, { first, last, limit }: IdRange) {
    this.#store = store;
    this.#projection = projection;
    this.#last = last;
    this.#next = first;
    this.#remaining = limit;
  }

  /** Adds the records before a page, then those of the page that are in the range. */
  addPage(page: number, texts: Buffer): void {
    const [begin, end] = [firstOf(page), firstOf(page + 1)];
    this.#addRecords(begin - 1);
    const from = Math.max(this.#next, begin);
    const to = Math.min(end, this.#last + 1, from + this.#remaining);
    this.#next = end;
    if (from >= to) return;
    this.#texts.push(
      texts.subarray(from > begin ? offsetOf(texts, from) : 0, to < end ? offsetOf(texts, to) : undefined),
    );
    this.#remaining -= to - from;
  }

  end(): readonly Buffer[] {
    this.#addRecords(this.#last);
    return this.#texts;
  }

  #addRecords(last: number): void {
    if (this.#remaining <= 0 || this.#next > last) return;
    const values = [this.#next, last, this.#remaining];
    const texts = textsOf(this.#store, this.#projection, { sql: `${rangeSql} LIMIT ?`, values });
    if (texts === undefined) return;
    this.#texts.push(texts.bytes);
    this.#remaining -= texts.number;
  }
}

function pageOf(id: number): number {
  return Math.ceil(id / pageLength);
}

/** The first id of a page. */
function firstOf(page: number): number {
  return (page - 1) * pageLength + 1;
}

/**
 * The byte offset of a record in the texts of its page. Quotes within a value are escaped, so the search cannot match there. Records
 * are of similar length: the search starts near the expected offset.
 */
function offsetOf(texts: Buffer, id: number): number {
  const start = `{"id":"${id}",`;
  const guess = Math.floor((((id - 1) % pageLength) / pageLength) * texts.length);
  const from = Math.max(0, guess - searchRadius);
  const offset = texts.subarray(from, guess + searchRadius).indexOf(start);
  return offset < 0 ? texts.indexOf(start) : from + offset;
}

/** Bytes. */
const searchRadius = 8192;
