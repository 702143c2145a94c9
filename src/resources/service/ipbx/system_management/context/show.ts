import { numberTypes } from '#pbx/numbers/ranges.ts';
import { type Item, labelled, listOrFalse, present } from '#pbx/shown/records.ts';
import { sortedByText } from '#pbx/shown/text-order.ts';
import { type Row, text } from '#store/row.ts';
import type { Store } from '#store/store.ts';

/** Members that a view shows by the name of the setting, one row each. */
const singleMembers = ['generalsip', 'generaliax', 'generalvoicemail'];

/** Whether nothing refers to the context: such a one can be deleted. */
export function isUnused(store: Store, context: string): boolean {
  return !store.has('contextnummember', { context }) && !store.has('contextmember', { context });
}

/** An entry of list and search; `row` is a context with the `entityid` of its entity. */
export function toItem(store: Store, row: Row): Item {
  const { entityid, ...context } = row;
  const name = text(row, 'name');
  const hasEntity = entityid !== null && entityid !== undefined;
  return {
    context: { ...presentContext(context), ...(hasEntity && { entityid: String(entityid) }) },
    // The real server looks for the ranges by way of the entity.
    contextnumbers:
      hasEntity && listOrFalse(store.all('contextnumbers', { context: name }).map((range) => present(range))),
    contexttype: toType(store, row),
    deletable: isUnused(store, name),
    contextinclude: firstInclude(store, name),
  };
}

/** The answer of `view`. */
export function toView(store: Store, row: Row): Item {
  const name = text(row, 'name');
  const numbers = store.all('contextnummember', { context: name });
  const members = sortedByText(store.all('contextmember', { context: name }), 'type');
  return {
    context: presentContext(row),
    contextnumbers: groupedBy(store.all('contextnumbers', { context: name }), 'type', presentAll),
    contextinclude: listOrFalse(presentAll(store.all('contextinclude', { context: name }, 'priority, rowid'))),
    contexttype: toType(store, row),
    contextnummember: groupedBy(byType(numbers), 'type', presentAll),
    deletablenumber: numbers.length === 0,
    contextmember: groupedBy(members, 'type', membersOfType),
    deletablemember: members.length === 0,
    deletable: numbers.length === 0 && members.length === 0,
  };
}

/** The record of a context. */
export function presentContext(row: Row): Item {
  return { ...present(row, { bool: ['commented'] }), identity: labelled(text(row, 'displayname'), text(row, 'name')) };
}

function toType(store: Store, row: Row): Item | false {
  const type = store.first('contexttype', { name: text(row, 'contexttype') });
  return type !== undefined && present(type, { int: ['id'], bool: ['commented', 'deletable'] });
}

/** A list shows one include only, the first by name. */
function firstInclude(store: Store, context: string): Item | false {
  const [first] = sortedByText(store.all('contextinclude', { context }), 'include');
  return first !== undefined && present(first);
}

function presentAll(rows: readonly Row[]): Item[] {
  return rows.map((row) => present(row));
}

/** The rows by the value of a column, in order of appearance; `false` when there is none. */
function groupedBy<Group extends Item | Item[]>(
  rows: readonly Row[],
  column: string,
  toGroup: (rows: readonly Row[]) => Group,
): Item | false {
  if (rows.length === 0) return false;
  const keys = [...new Set(rows.map((row) => text(row, column)))];
  return Object.fromEntries(keys.map((key) => [key, toGroup(rows.filter((row) => text(row, column) === key))]));
}

function byType(rows: readonly Row[]): readonly Row[] {
  return numberTypes.flatMap((type) => rows.filter((row) => text(row, 'type') === type));
}

function membersOfType(rows: readonly Row[]): Item | Item[] {
  const type = text(rows[0] ?? {}, 'type');
  if (singleMembers.includes(type)) return Object.fromEntries(rows.map((row) => [text(row, 'varname'), present(row)]));
  return type === 'voicemail' ? groupedBy(rows, 'varname', presentAll) || [] : presentAll(rows);
}
