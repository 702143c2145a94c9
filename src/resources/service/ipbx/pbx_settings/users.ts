import { add, edit, list, remove, removeAll, search, view } from '../../../../acts.ts';
import { afterChanges } from '../../../../effects.ts';
import { deviceIds } from '../../../../pbx/devices.ts';
import { looseNumbers } from '../../../../pbx/line-numbers.ts';
import { changedRows, lineOrder } from '../../../../pbx/storage-order.ts';
import { alarmClocks, userKeys } from '../../../../pbx/users.ts';
import type { Resource } from '../../../../resource.ts';
import { createUser } from './users/add.ts';
import { deleteAllUsers, deleteUser } from './users/deletion.ts';
import { changeUser, leftQueues } from './users/edit.ts';
import { profileNames } from './users/features.ts';
import { emptyLineColumns, importUsers } from './users/import.ts';
import { listUsers, searchUsers, viewUser } from './users/items.ts';
import { keptEdits, keptLines, lostLines } from './users/leftovers.ts';
import { userReads } from './users/names.ts';
import { keptRights } from './users/right-calls.ts';
import { newestVoicemails } from './users/sent-voicemail.ts';

export const users: Resource = {
  base: 'service/ipbx',
  path: 'pbx_settings/users',
  nouns: { one: 'user', many: 'users' },
  fixture: 'users',
  fallback: 'list',
  acts: {
    list: list(listUsers),
    search: search(searchUsers),
    view: view((call, id) => {
      const row = call.store.first('userfeatures', { id });
      return row && viewUser(call, row);
    }),
    add: add(userReads, (call, body) => String(createUser(call, body))),
    edit: edit({ find: ({ store }, id) => store.first('userfeatures', { id }), change: changeUser, reads: userReads }),
    import: importUsers,
    delete: remove(deleteUser),
    deleteall: removeAll(deleteAllUsers),
  },
  commands: afterChanges('sip reload', 'dialplan reload', 'module reload app_queue'),
  differences: [
    userKeys,
    alarmClocks,
    profileNames,
    leftQueues,
    keptRights,
    newestVoicemails,
    emptyLineColumns,
    keptLines,
    keptEdits,
    lostLines,
    looseNumbers,
    deviceIds,
    changedRows,
    lineOrder,
  ],
};
