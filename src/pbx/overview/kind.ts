import * as z from 'zod';
import { wholeNumber } from '#input/whole-number.ts';
import type { QueryRow, Shape } from '#store/query.ts';
import type { SqlValue } from '#store/row.ts';
import { always, type Condition, containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';

/** Which objects of a kind to return. */
export interface PageRequest {
  /** The id of the only object to return. */
  readonly id?: number | undefined;
  /** Text that one of the searched columns contains, ignoring case; empty for all objects. */
  readonly search: string;
  readonly limit: number;
  readonly offset: number;
}

/** Some of the objects that match, and how many match. */
export interface Page<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

/** A kind of object of the PBX, with everything that belongs to an object in one item. */
export interface OverviewKind {
  /** The plural, as in the path of the control plane. */
  readonly name: string;
  /** One line on what an item has. */
  readonly summary: string;
  /** The table of the objects in SQL, with a condition if it has other rows. */
  readonly table: string;
  /** The schema of the parameters of a page, if it takes more than those of every kind. */
  readonly query?: z.ZodType<PageRequest>;
  /** Returns the schema of a page. */
  readonly answer: () => z.ZodType;
  page(store: Store, request: PageRequest): Page<unknown>;
}

/** The schema of the parameters of a page. */
export const pageQuery = z.strictObject({
  id: wholeNumber.optional().describe('The id of the only object to return.'),
  search: z.string().default('').describe('A part of a searched text, ignoring case.'),
  limit: wholeNumber.pipe(z.int().min(0).max(1000)).default(100).describe('Maximum number of objects.'),
  offset: wholeNumber.pipe(z.int().min(0)).default(0).describe('Number of matching objects to skip.'),
});

/** The schema of a page with items of this schema. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    total: z.int().describe('Number of objects that match, on all pages.'),
    items: z.array(item).readonly().describe('The objects of the page.'),
  });
}

/** An object that an item refers to: its type, the id by which `view` finds it, and what people call it. */
export const link = () =>
  z
    .object({
      type: z.string().describe('The type of the object, such as `user`.'),
      id: z.union([z.int(), z.string()]).describe('The id that the act `view` takes.'),
      label: z.string().describe('What people call it.'),
    })
    .meta({ title: 'ObjectLink', description: 'An object that another one refers to.' });

/** A parsed link. */
export type Link = z.output<ReturnType<typeof link>>;

/** The rows of one table that make up an object: those whose columns have the values of `key`, possibly none. */
const storedRows = () =>
  z
    .object({
      table: z.string().describe('Name of the table.'),
      key: z.record(z.string(), z.union([z.int(), z.string()])).describe('Values of columns.'),
    })
    .meta({ title: 'StoredRows', description: 'The rows of a table whose columns have these values, possibly none.' });

/** A parsed reference to rows. */
export type StoredRows = z.output<ReturnType<typeof storedRows>>;

/** The members of every item. */
export const common = () => ({
  id: z.union([z.int(), z.string()]).describe('The id that the act `view` takes.'),
  operation: z.string().describe('The operation that answers the object as clients see it.'),
  rows: z.array(storedRows()).readonly().describe('The rows that make up the object.'),
});

/** SQL expressions by which objects are selected: their id, and the texts that a search looks at. */
interface SelectedBy {
  readonly id: string;
  readonly searched: readonly string[];
}

/** Returns the condition for the objects that a request asks for: the one with its id, those that contain its text. */
export function selection({ id: column, searched }: SelectedBy, { id, search }: PageRequest): Condition {
  const text = search === '' ? always : containsText(searched, search);
  return id === undefined ? text : { sql: `(${column} = ? AND ${text.sql})`, values: [id, ...text.values] };
}

/** How the rows of a page are read: what is selected, from where, and in which order. */
interface PageOfRows<Selected extends Shape> {
  readonly shape: Selected;
  readonly select: string;
  readonly from: string;
  readonly condition: Condition;
  readonly order: string;
}

/** Returns the rows of a page, and the number of rows on all pages. */
export function rowsOfPage<const Selected extends Shape>(
  store: Store,
  { shape, select, from, condition: { sql, values }, order }: PageOfRows<Selected>,
  { limit, offset }: PageRequest,
): { readonly total: number; readonly rows: readonly QueryRow<Selected>[] } {
  const matching = `FROM ${from} WHERE ${sql}`;
  const [{ total } = { total: 0 }] = store.query(
    { total: 'number' },
    `SELECT count(*) AS total ${matching}`,
    ...values,
  );
  const page = `SELECT ${select} ${matching} ORDER BY ${order} LIMIT ? OFFSET ?`;
  return { total, rows: store.query(shape, page, ...values, limit, offset) };
}

/** Returns the ids as the value of the parameter of `IN (SELECT value FROM json_each(?))`. */
export function listOf(ids: readonly SqlValue[]): string {
  return JSON.stringify(ids);
}

/** Groups rows by a key. */
export function groupedBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, readonly Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
