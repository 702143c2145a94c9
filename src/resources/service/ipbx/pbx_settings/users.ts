import { add, edit, list, remove, removeEach, search, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { createUser } from './users/add.ts';
import { userAnswers } from './users/answers.ts';
import { deleteUser } from './users/delete.ts';
import { userDifferences } from './users/differences.ts';
import { changeUser } from './users/edit.ts';
import { userReads } from './users/fields.ts';
import { importUsers } from './users/import.ts';
import { listUsers, searchUsers, toUserView } from './users/show.ts';

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
      return row && toUserView(request, row);
    }),
    add: add(userReads, (request, body) => String(createUser(request, body))),
    edit: edit({ find: ({ store }, id) => store.first('userfeatures', { id }), change: changeUser, reads: userReads }),
    import: importUsers,
    delete: remove(deleteUser),
    // Users who have a line with a mailbox are kept.
    deleteall: removeEach(
      ({ store }) => store.all('userfeatures', {}, 'id'),
      (request, { id }) => deleteUser(request, id),
    ),
  },
  answers: userAnswers,
  afterChanges: commandsFor('asterisk', 'sip reload', 'dialplan reload', 'module reload app_queue'),
  differences: userDifferences,
});
