import { BadRequest } from '#errors.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { TableName } from '#store/table-types.ts';

/** A column that holds names of contexts, and the rows in which it does when not in all. */
type Place = {
  [Name in TableName]: readonly [table: Name, column: keyof Rows[Name] & string, rows?: { readonly category: 'trunk' }];
}[TableName];

/** Where the name of a context is stored with the context itself: table and column. */
const parts: readonly Place[] = [
  ['contextinclude', 'context'],
  ['contextinclude', 'include'],
  ['contextnumbers', 'context'],
];

/** Where the name is stored with what uses the context: table, column, and which rows when not all. */
const users: readonly Place[] = [
  ['contextnummember', 'context'],
  ['contextmember', 'context'],
  ['extensions', 'context'],
  ['extenumbers', 'context'],
  ['groupfeatures', 'context'],
  ['queuefeatures', 'context'],
  ['queue', 'context'],
  ['meetmefeatures', 'context'],
  ['meetmefeatures', 'admin_exitcontext'],
  ['meetmefeatures', 'user_exitcontext'],
  ['incall', 'context'],
  ['outcall', 'context'],
  ['agentfeatures', 'context'],
  // Lines keep the old name, only trunks follow.
  ['usersip', 'context', { category: 'trunk' }],
  ['useriax', 'context', { category: 'trunk' }],
  ['usercustom', 'context', { category: 'trunk' }],
];

/** The new name of a context: as it is stored, in lower case, and as it was sent. */
export interface NewName {
  readonly name: string;
  readonly sent: string;
}

/** Whether the name has capitals and something in the context stands in their way (trunks-contexts-services.md 2.4). */
export function needsLowerCase(store: Store, from: string, { name, sent }: NewName): boolean {
  return name !== sent && (holds(store, from, 'numbers') || holds(store, from, 'voicemails'));
}

/**
 * Gives a context another name. What uses it gets the name as sent, so with capitals it is in no context afterwards
 * (trunks-contexts-services.md 2.4). Throws for a context whose name has to stay.
 */
export function renameContext(store: Store, from: string, to: NewName): void {
  requireFree(store, from, to);
  store.update('context', { name: from }, { name: to.name });
  for (const [table, column] of parts) store.anyTable(table).update({ [column]: from }, { [column]: to.name });
  for (const [table, column, rows = {}] of users) {
    store.anyTable(table).update({ [column]: from, ...rows }, { [column]: to.sent });
  }
}

function requireFree(store: Store, from: string, to: NewName): void {
  const refusal = (message: string) =>
    new BadRequest({ message, field: 'context.name', rule: 'in use', value: to.sent });
  if (holds(store, from, 'user numbers') || holds(store, from, 'voicemails')) {
    throw refusal(
      `context.name cannot change: context ${from} holds numbers of users or voicemails, delete or move them first`,
    );
  }
  if (needsLowerCase(store, from, to)) {
    throw refusal(`context.name must not have capitals: context ${from} holds numbers`);
  }
}

function holds(store: Store, context: string, what: 'numbers' | 'user numbers' | 'voicemails'): boolean {
  switch (what) {
    case 'numbers':
      return store.has('contextnummember', { context }) || store.has('extenumbers', { context });
    case 'user numbers':
      return store.has('contextnummember', { context, type: 'user' });
    case 'voicemails':
      return store.has('contextmember', { context, type: 'voicemail' });
  }
}
