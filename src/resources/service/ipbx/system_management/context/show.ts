import * as z from 'zod';
import { type AnswerShape, columnAnswers } from '#pbx/json/answers.ts';
import { type JsonRecord, labelOf, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import { sortedByText } from '#pbx/json/text-order.ts';
import { numberTypes } from '#pbx/numbers/ranges.ts';
import type { QueryRow } from '#store/query.ts';
import { text } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import { always, type Condition } from '#store/search.ts';
import type { Store } from '#store/store.ts';

/** Member types that a view groups by the name of the setting, one row each. */
export const singleMembers = ['generalsip', 'generaliax', 'generalvoicemail'];

/** True if nothing refers to the context, so that it can be deleted. */
export function isUnused(store: Store, context: string): boolean {
  return !store.has('contextnummember', { context }) && !store.has('contextmember', { context });
}

const itemColumns = { '*': 'context', entityid: 'entity.id?' } as const;

/** Returns the contexts that match the condition as list items. */
export function contextItems(store: Store, { sql, values }: Condition = always): JsonRecord[] {
  const query = `SELECT c.*, e.id AS entityid FROM context c LEFT JOIN entity e ON e.name = c.entity
    WHERE ${sql} ORDER BY c.rowid`;
  return store.query(itemColumns, query, ...values).map((row) => toItem(store, row));
}

function toItem(store: Store, row: QueryRow<typeof itemColumns>): JsonRecord {
  const { entityid, ...context } = row;
  const { name } = context;
  const hasEntity = entityid !== null;
  return {
    context: { ...contextJson(context), ...(hasEntity && { entityid: String(entityid) }) },
    // The real server looks up the ranges through the entity.
    contextnumbers:
      hasEntity && listOrFalse(store.all('contextnumbers', { context: name }).map((range) => recordJson(range))),
    contexttype: toType(store, context),
    deletable: isUnused(store, name),
    contextinclude: firstInclude(store, name),
  };
}

/** Returns the view of a context. */
export function toContextView(store: Store, row: Rows['context']): JsonRecord {
  const { name } = row;
  const numbers = store.all('contextnummember', { context: name });
  const members = sortedByText(store.all('contextmember', { context: name }), 'type');
  return {
    context: contextJson(row),
    contextnumbers: groupedBy(store.all('contextnumbers', { context: name }), 'type', rowsJson),
    contextinclude: listOrFalse(rowsJson(store.all('contextinclude', { context: name }, ['priority', 'rowid']))),
    contexttype: toType(store, row),
    contextnummember: groupedBy(byType(numbers), 'type', rowsJson),
    deletablenumber: numbers.length === 0,
    contextmember: groupedBy(members, 'type', membersOfType),
    deletablemember: members.length === 0,
    deletable: numbers.length === 0 && members.length === 0,
  };
}

const casts = { bool: ['commented'] } as const;

/** Returns the row of a context as JSON. */
export function contextJson(row: Rows['context']): JsonRecord {
  return { ...recordJson(row, casts), identity: labelOf(row.displayname, row.name) };
}

/** The schemas of the keys of `contextJson`. */
export function contextColumns(): AnswerShape {
  return {
    ...columnAnswers('context', {
      ...casts,
      about: {
        entity: 'name of the entity that the context belongs to',
        contexttype: 'name of its type: internal, incall, outcall, services or others',
        commented: 'true if it is disabled',
      },
    }),
    identity: z.string().describe('displayname (name)'),
  };
}

function toType(store: Store, { contexttype }: Rows['context']): JsonRecord | false {
  const type = store.first('contexttype', { name: contexttype });
  return type !== undefined && recordJson(type, { int: ['id'], bool: ['commented', 'deletable'] });
}

/** A list item contains only one include, the first by name. */
function firstInclude(store: Store, context: string): JsonRecord | false {
  const [first] = sortedByText(store.all('contextinclude', { context }), 'include');
  return first !== undefined && recordJson(first);
}

function rowsJson(rows: readonly object[]): JsonRecord[] {
  return rows.map((row) => recordJson(row));
}

/** The rows grouped by the value of a column, in order of first appearance; `false` if there are none. */
function groupedBy<Columns extends object, Group extends JsonRecord | JsonRecord[]>(
  rows: readonly Columns[],
  column: keyof Columns & string,
  toGroup: (rows: readonly Columns[]) => Group,
): JsonRecord | false {
  if (rows.length === 0) return false;
  const keys = [...new Set(rows.map((row) => text(row, column)))];
  return Object.fromEntries(keys.map((key) => [key, toGroup(rows.filter((row) => text(row, column) === key))]));
}

function byType(rows: readonly Rows['contextnummember'][]): readonly Rows['contextnummember'][] {
  return numberTypes.flatMap((type) => rows.filter((row) => row.type === type));
}

function membersOfType(rows: readonly Rows['contextmember'][]): JsonRecord | JsonRecord[] {
  const type = rows[0]?.type ?? '';
  if (singleMembers.includes(type)) return Object.fromEntries(rows.map((row) => [row.varname, recordJson(row)]));
  return type === 'voicemail' ? groupedBy(rows, 'varname', rowsJson) || [] : rowsJson(rows);
}
