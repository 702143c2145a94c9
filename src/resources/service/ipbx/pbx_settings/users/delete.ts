import type { ActRequest } from '#core/request.ts';
import { deleteLine, hasMailbox, linesOf, requireNoMailbox } from '#pbx/lines/lines.ts';
import { removeDialactions, unlinkDialactions } from '#pbx/links/dialactions.ts';
import { removeMemberships } from '#pbx/links/members.ts';
import { removeRightCalls } from '#pbx/links/right-calls.ts';
import { lostLines } from './differences.ts';
import { removeFunctionKeys } from './function-keys.ts';
import { keepWhenRefused } from './leftovers.ts';

/**
 * Deletes a user and all their lines, but not their voicemail, queue memberships and schedule link (pbx_settings-lines-users.md 3.11).
 * Returns false if the user does not exist. Throws `OperationFailed`, and keeps the user, if a line has a mailbox.
 */
export function deleteUser(request: ActRequest, id: number): boolean {
  const { store } = request;
  if (!store.has('userfeatures', { id })) return false;
  const lines = linesOf(request, id);
  keepWhenRefused(request, lostLines, {
    work: () => {
      for (const line of lines) requireNoMailbox(store, line);
    },
    cleanUp: () => {
      for (const line of lines) if (!hasMailbox(store, line)) deleteLine(request, line);
    },
  });
  store.delete('userfeatures', { id });
  for (const line of lines) deleteLine(request, line);
  removeRightCalls(store, { type: 'user', id });
  removeDialactions(store, { category: 'user', id });
  removeFunctionKeys(store, id);
  store.delete('callfiltermember', { type: 'user', typeval: String(id) });
  store.delete('userqueueskill', { userid: id });
  removeMemberships(store, { usertype: 'user', userid: id }, 'group');
  unlinkDialactions(store, { type: 'user', id });
  return true;
}
