import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Chunks } from '#wire/chunks.ts';
import { flaggedRecord, type Projection, plainRecord, textsOf, textsSql } from './texts.ts';

/** Records whose texts are kept joined: those of the ids from 1 to 256, from 257 to 512, and so on. */
const pageLength = 256;

/** Some records in the order of their ids, which has to be that of their times. */
export interface IdRange {
  readonly first: number;
  readonly last: number;
  /** How many of them at most. */
  readonly limit: number;
}

/**
 * Closes the page of the records up to this one, if it is the last one of a page. In memory its texts are made when somebody
 * looks at them, and are kept from then on; a file has them from the beginning.
 */
export function sealPage(store: Store, id: number): void {
  if (id <= 0 || id % pageLength !== 0) return;
  store.run(store.isPersistent ? sealInFileSql : sealSql, id / pageLength, id - pageLength + 1, id);
}
/** Closes the pages that end with one of these records. */
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

/** The records of a range as the text of an answer, as far as possible cut from pages; `undefined` when there are none. */
export function recordsInRange(store: Store, projection: Projection, range: IdRange): Chunks | undefined {
  const writer = new PageWriter(store, projection, range);
  for (const page of pagesOf(store, range)) writer.cut(page.page, pageTexts(store, projection, page));
  return jsonArrayOf(writer.end());
}

type Page = Pick<Rows['mock_cel_texts'], 'page' | 'stamp'>;

/** No more pages than the answer can need. */
function pagesOf(store: Store, { first, last, limit }: IdRange): readonly Page[] {
  const sql = 'SELECT page, stamp FROM mock_cel_texts WHERE page BETWEEN ? AND ? ORDER BY page LIMIT ?';
  const most = Math.ceil(limit / pageLength) + 1;
  return store.query({ page: 'number', stamp: 'text' }, sql, pageOf(first), pageOf(last), most);
}

/** The texts of a whole page. */
function pageTexts(store: Store, projection: Projection, { page, stamp }: Page): Buffer {
  const key = keyOf(projection, stamp);
  const known = store.byteCache.get(key);
  if (known !== undefined) return known;
  const texts = storedTexts(store, projection, page) ?? madeTexts(store, projection, page);
  if (!store.isPersistent) store.byteCache.set(key, texts, () => keysOf(store));
  return texts;
}

function storedTexts(store: Store, { column }: Projection, page: number): Buffer | undefined {
  const sql = `SELECT ${column} AS bytes FROM mock_cel_texts WHERE page = ?`;
  return store.query({ bytes: 'bytes?' }, sql, page)[0]?.bytes ?? undefined;
}

function madeTexts(store: Store, projection: Projection, page: number): Buffer {
  const made = textsOf(store, projection, { sql: rangeSql, values: [firstOf(page), firstOf(page + 1) - 1] });
  if (made?.number !== pageLength) throw new Error(`page ${page} of the call records is not whole`);
  return made.bytes;
}

/** The stamp of a page is another one whenever its records are. */
function keyOf({ column }: Projection, stamp: string): string {
  return `${column} ${stamp}`;
}

function keysOf(store: Store): ReadonlySet<string> {
  const rows = store.query({ stamp: 'text' }, 'SELECT stamp FROM mock_cel_texts');
  return new Set(
    rows.flatMap(({ stamp }) => [plainRecord, flaggedRecord].map((projection) => keyOf(projection, stamp))),
  );
}

/** Texts that are each followed by a comma, as one array; `undefined` when there are none. */
export function jsonArrayOf(texts: readonly Buffer[]): Chunks | undefined {
  const last = texts.at(-1);
  return last && [opening, ...texts.slice(0, -1), last.subarray(0, -1), closing];
}

const [opening, closing] = [Buffer.from('['), Buffer.from(']')];

/** The texts of a range, which grow page by page; between the pages they are made of the records. */
class PageWriter {
  readonly #store: Store;
  readonly #projection: Projection;
  readonly #last: number;
  readonly #texts: Buffer[] = [];
  #next: number;
  #missing: number;

  constructor(store: Store, projection: Projection, { first, last, limit }: IdRange) {
    this.#store = store;
    this.#projection = projection;
    this.#last = last;
    this.#next = first;
    this.#missing = limit;
  }

  /** Goes on with what is wanted of a page; its ids are complete. */
  cut(page: number, texts: Buffer): void {
    const [begin, end] = [firstOf(page), firstOf(page + 1)];
    this.#make(begin - 1);
    const from = Math.max(this.#next, begin);
    const to = Math.min(end, this.#last + 1, from + this.#missing);
    this.#next = end;
    if (from >= to) return;
    this.#texts.push(
      texts.subarray(from > begin ? placeOf(texts, from) : 0, to < end ? placeOf(texts, to) : undefined),
    );
    this.#missing -= to - from;
  }

  end(): readonly Buffer[] {
    this.#make(this.#last);
    return this.#texts;
  }

  #make(last: number): void {
    if (this.#missing <= 0 || this.#next > last) return;
    const values = [this.#next, last, this.#missing];
    const made = textsOf(this.#store, this.#projection, { sql: `${rangeSql} LIMIT ?`, values });
    if (made === undefined) return;
    this.#texts.push(made.bytes);
    this.#missing -= made.number;
  }
}

function pageOf(id: number): number {
  return Math.ceil(id / pageLength);
}

/** The id that a page begins with. */
function firstOf(page: number): number {
  return (page - 1) * pageLength + 1;
}

/** Where the text of a record begins; within a text, a quote has a backslash before it. Records are about equally long. */
function placeOf(texts: Buffer, id: number): number {
  const start = `{"id":"${id}",`;
  const guess = Math.floor((((id - 1) % pageLength) / pageLength) * texts.length);
  const from = Math.max(0, guess - nearby);
  const place = texts.subarray(from, guess + nearby).indexOf(start);
  return place < 0 ? texts.indexOf(start) : from + place;
}

const nearby = 8192;
