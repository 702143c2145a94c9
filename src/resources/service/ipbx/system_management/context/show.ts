import { numberTypes } from '#pbx/numbers/ranges.ts';
import { type Item, labelled, listOrFalse, present } from '#pbx/shown/records.ts';
import { sortedByText } from '#pbx/shown/text-order.ts';
import type { Found } from '#store/query.ts';
import { text } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import { type Condition, everything } from '#store/search.ts';
import type { Store } from '#store/store.ts';

/** Members that a view shows by the name of the setting, one row each. */
const singleMembers = ['generalsip', 'generaliax', 'generalvoicemail'];

/** Whether nothing refers to the context: such a one can be deleted. */
export function isUnused(store: Store, context: string): boolean {
  return !store.has('contextnummember', { context }) && !store.has('contextmember', { context });
}

const listed = { '*': 'context', entityid: 'entity.id?' } as const;

/** The entries of list and search. */
export function items(store: Store, { sql, values }: Condition = everything): Item[] {
  const query = `SELECT c.*, e.id AS entityid FROM context c LEFT JOIN entity e ON e.name = c.entity
    WHERE ${sql} ORDER BY c.rowid`;
  return store.query(listed, query, ...values).map((row) => toItem(store, row));
}

function toItem(store: Store, row: Found<typeof listed>): Item {
  const { entityid, ...context } = row;
  const { name } = context;
  const hasEntity = entityid !== null;
  return {
    context: { ...presentContext(context), ...(hasEntity && { entityid: String(entityid) }) },
    // The real server looks for the ranges by way of the entity.
    contextnumbers:
      hasEntity && listOrFalse(store.all('contextnumbers', { context: name }).map((range) => present(range))),
    contexttype: toType(store, context),
    deletable: isUnused(store, name),
    contextinclude: firstInclude(store, name),
  };
}

/** The answer of `view`. */
export function toView(store: Store, row: Rows['context']): Item {
  const { name } = row;
  const numbers = store.all('contextnummember', { context: name });
  const members = sortedByText(store.all('contextmember', { context: name }), 'type');
  return {
    context: presentContext(row),
    contextnumbers: groupedBy(store.all('contextnumbers', { context: name }), 'type', presentAll),
    contextinclude: listOrFalse(presentAll(store.all('contextinclude', { context: name }, ['priority', 'rowid']))),
    contexttype: toType(store, row),
    contextnummember: groupedBy(byType(numbers), 'type', presentAll),
    deletablenumber: numbers.length === 0,
    contextmember: groupedBy(members, 'type', membersOfType),
    deletablemember: members.length === 0,
    deletable: numbers.length === 0 && members.length === 0,
  };
}

/** The record of a context. */
export function presentContext(row: Rows['context']): Item {
  return { ...present(row, { bool: ['commented'] }), identity: labelled(row.displayname, row.name) };
}

function toType(store: Store, { contexttype }: Rows['context']): Item | false {
  const type = store.first('contexttype', { name: contexttype });
  return type !== undefined && present(type, { int: ['id'], bool: ['commented', 'deletable'] });
}

/** A list shows one include only, the first by name. */
function firstInclude(store: Store, context: string): Item | false {
  const [first] = sortedByText(store.all('contextinclude', { context }), 'include');
  return first !== undefined && present(first);
}

function presentAll(rows: readonly object[]): Item[] {
  return rows.map((row) => present(row));
}

/** The rows by the value of a column, in order of appearance; `false` when there is none. */
function groupedBy<Columns extends object, Group extends Item | Item[]>(
  rows: readonly Columns[],
  column: keyof Columns & string,
  toGroup: (rows: readonly Columns[]) => Group,
): Item | false {
  if (rows.length === 0) return false;
  const keys = [...new Set(rows.map((row) => text(row, column)))];
  return Object.fromEntries(keys.map((key) => [key, toGroup(rows.filter((row) => text(row, column) === key))]));
}

function byType(rows: readonly Rows['contextnummember'][]): readonly Rows['contextnummember'][] {
  return numberTypes.flatMap((type) => rows.filter((row) => row.type === type));
}

function membersOfType(rows: readonly Rows['contextmember'][]): Item | Item[] {
  const type = rows[0]?.type ?? '';
  if (singleMembers.includes(type)) return Object.fromEntries(rows.map((row) => [row.varname, present(row)]));
  return type === 'voicemail' ? groupedBy(rows, 'varname', presentAll) || [] : presentAll(rows);
}
