import { add, edit, list, remove, removeAll, search, view } from '#core/acts.ts';
import { commandsFor } from '#core/commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { deviceIds } from '#pbx/devices/devices.ts';
import { looseNumbers } from '#pbx/lines/numbers.ts';
import { lineOrder } from '#pbx/lines/order.ts';
import { alarmClocks, userKeys } from '#pbx/shown/users.ts';
import { createUser } from './users/add.ts';
import { profileNames } from './users/body.ts';
import { deleteAllUsers, deleteUser } from './users/delete.ts';
import { changeUser, leftQueues } from './users/edit.ts';
import { emptyLineColumns, importUsers } from './users/import.ts';
import { keptEdits, keptLines, lostLines } from './users/leftovers.ts';
import { userReads } from './users/names.ts';
import { keptRights } from './users/right-calls.ts';
import { newestVoicemails } from './users/sent-voicemail.ts';
import { listUsers, searchUsers, viewUser } from './users/show.ts';

export const users = defineResource({
  base: 'service/ipbx',
  path: 'pbx_settings/users',
  nouns: { one: 'user', many: 'users' },
  fixture: 'users',
  fallback: 'list',
  acts: {
    list: list(listUsers),
    search: search(searchUsers),
    view: view((request, id) => {
      const row = request.store.first('userfeatures', { id });
      return row && viewUser(request, row);
    }),
    add: add(userReads, (request, body) => String(createUser(request, body))),
    edit: edit({ find: ({ store }, id) => store.first('userfeatures', { id }), change: changeUser, reads: userReads }),
    import: importUsers,
    delete: remove(deleteUser),
    deleteall: removeAll(deleteAllUsers),
  },
  afterChanges: commandsFor('asterisk', 'sip reload', 'dialplan reload', 'module reload app_queue'),
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
    lineOrder,
  ],
});
