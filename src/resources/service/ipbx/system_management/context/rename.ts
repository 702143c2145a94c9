import { BadRequest } from '../../../../../errors.ts';
import type { Where } from '../../../../../store/sql.ts';
import type { Store } from '../../../../../store/store.ts';

/** Where the name of a context is stored: table, column, and which rows when not all. */
const holders: readonly (readonly [table: string, column: string, rows?: Where])[] = [
  ['contextinclude', 'context'],
  ['contextinclude', 'include'],
  ['contextnumbers', 'context'],
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

/** Gives a context another name, wherever it is used. Throws for one that holds numbers of users or voicemails. */
export function renameContext(store: Store, from: string, to: string): void {
  const holdsUsers = store.has('contextnummember', { context: from, type: 'user' });
  if (holdsUsers || store.has('contextmember', { context: from, type: 'voicemail' })) {
    const message = `context.name cannot change: context ${from} holds numbers of users or voicemails, delete or move them first`;
    throw new BadRequest({ message, field: 'context.name', rule: 'in use', value: to });
  }
  store.update('context', { name: from }, { name: to });
  for (const [table, column, rows = {}] of holders) store.update(table, { [column]: from, ...rows }, { [column]: to });
}
