import * as z from 'zod';
import type { SqlValue } from '#store/row.ts';
import { always, type Condition, containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';

/** Which objects of a kind to return. */
export interface PageRequest {
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
  /** Returns the schema of a page. */
  readonly answer: () => z.ZodType;
  page(store: Store, request: PageRequest): Page<unknown>;
}

/** The schema of a page with items of this schema. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ total: z.int(), items: z.array(item).readonly() });
}

/** An object that an item refers to: its type, the id by which `view` finds it, and what people call it. */
export const link = () => z.object({ type: z.string(), id: z.union([z.int(), z.string()]), label: z.string() });

/** A parsed link. */
export type Link = z.output<ReturnType<typeof link>>;

/** The rows of one table that make up an object: those whose columns have the values of `key`, possibly none. */
const storedRows = () => z.object({ table: z.string(), key: z.record(z.string(), z.union([z.int(), z.string()])) });

/** A parsed reference to rows. */
export type StoredRows = z.output<ReturnType<typeof storedRows>>;

/** The members of every item. */
export const common = () => ({
  /** The id that the act `view` takes. */
  id: z.union([z.int(), z.string()]),
  /** The operation that answers the object as clients see it. */
  operation: z.string(),
  rows: z.array(storedRows()).readonly(),
});

/** Returns the condition of a search in SQL expressions: true for every row if the text is empty. */
export function searchIn(expressions: readonly string[], text: string): Condition {
  return text === '' ? always : containsText(expressions, text);
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
