import { BadRequest } from '#errors.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { TableName } from '#store/table-types.ts';

/** A column that contains names of contexts, and a condition on the rows if it does so only in some. */
type NameColumn = {
  [Name in TableName]: readonly [table: Name, column: keyof Rows[Name] & string, rows?: { readonly category: 'trunk' }];
}[TableName];

/** The columns that belong to the context itself. */
const parts: readonly NameColumn[] = [
  ['contextinclude', 'context'],
  ['contextinclude', 'include'],
  ['contextnumbers', 'context'],
];

/** The columns of objects that use the context. */
const references: readonly NameColumn[] = [
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
  // Only trunks follow; lines keep the old name.
  ['usersip', 'context', { category: 'trunk' }],
  ['useriax', 'context', { category: 'trunk' }],
  ['usercustom', 'context', { category: 'trunk' }],
];

/** The new name of a context: in lower case, as stored, and as sent. */
export interface NewName {
  readonly name: string;
  readonly sent: string;
}

/** True if the new name has capitals, which numbers and voicemails in the context do not allow (trunks-contexts-services.md 2.4). */
export function needsLowerCase(store: Store, from: string, { name, sent }: NewName): boolean {
  return name !== sent && (holds(store, from, 'numbers') || holds(store, from, 'voicemails'));
}

/**
 * Renames a context. Objects that use it get the name as sent: with capitals they are not in any context afterwards
 * (trunks-contexts-services.md 2.4). Throws `BadRequest` for a context that cannot be renamed.
 */
export function renameContext(store: Store, from: string, to: NewName): void {
  requireRenamable(store, from, to);
  store.update('context', { name: from }, { name: to.name });
  for (const [table, column] of parts) store.anyTable(table).update({ [column]: from }, { [column]: to.name });
  for (const [table, column, rows = {}] of references) {
    store.anyTable(table).update({ [column]: from, ...rows }, { [column]: to.sent });
  }
}

function requireRenamable(store: Store, from: string, to: NewName): void {
  const refusal = (message: string) =>
    new BadRequest({ message, field: 'context.name', rule: 'in use', value: to.sent });
  if (holds(store, from, 'user numbers') || holds(store, from, 'voicemails')) {
    throw refusal(
      `context.name cannot change; context ${from} has numbers of users or voicemails, delete or move them first`,
    );
  }
  if (needsLowerCase(store, from, to)) {
    throw refusal(`context.name must not have capitals; context ${from} has numbers`);
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
