import type { ActDescription } from '#core/act-description.ts';
import { add, edit, list, remove, removeEach, search, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { act } from '#core/resource.ts';
import { createUser } from './users/add.ts';
import { userAnswers } from './users/answers.ts';
import { deleteUser } from './users/delete.ts';
import { userDifferences } from './users/differences.ts';
import { changeUser } from './users/edit.ts';
import { userReads } from './users/fields.ts';
import { importColumns, importUsers } from './users/import.ts';
import { userRows } from './users/rows.ts';
import { listUsers, searchUsers, toUserView } from './users/show.ts';

const importOf: ActDescription = {
  summary: 'Add users from CSV',
  details:
    'A row that is refused does not affect the others. A row with an unknown `profileclient` is skipped without notice.',
  csvColumns: importColumns,
  statuses: [
    { status: 200, when: 'all rows were read' },
    {
      status: 400,
      when: 'the body is not CSV with known columns, or a row was refused; the text names the rows',
      isText: true,
    },
  ],
};

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
    edit: edit({
      find: ({ store }, id) => store.first('userfeatures', { id }),
      change: changeUser,
      reads: userReads,
      isMerged: true,
    }),
    import: act(importOf, importUsers),
    delete: remove(deleteUser, { statuses: [{ status: 500, when: 'a line of the user has a mailbox' }] }),
    // Users who have a line with a mailbox are kept.
    deleteall: removeEach(
      ({ store }) => store.all('userfeatures', {}, 'id'),
      (request, { id }) => deleteUser(request, id),
    ),
  },
  rows: userRows,
  answers: userAnswers,
  afterChanges: commandsFor('asterisk', 'sip reload', 'dialplan reload', 'module reload app_queue'),
  differences: userDifferences,
});
