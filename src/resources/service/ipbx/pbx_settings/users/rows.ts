import type { ListedRows } from '#core/answer-rows.ts';
import { allFrom, fromParts, idsIn, rowFrom, rowsFrom } from '#pbx/json/rows.ts';
import { userChanges } from '#pbx/json/users.ts';
import { userLineRows } from '#pbx/lines/rows.ts';
import { dialactionRows, membershipRows, rightCallRows, scheduleLinkRows } from '#pbx/links/rows.ts';
import { voicemailPartRows } from '#pbx/voicemails/rows.ts';

/** The inverse of the answers of `pbx_settings/users`. */
export const userRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('id'),
  list: rowsFrom('userfeatures', { changes: userChanges }),
  view: allFrom(
    fromParts({
      userfeatures: rowFrom('userfeatures', userChanges),
      linefeatures: userLineRows,
      groupmember: membershipRows('group'),
      queuemember: membershipRows('queue'),
      rightcall: rightCallRows,
      dialaction: dialactionRows,
      phonefunckey: rowsFrom('phonefunckey'),
    }),
    voicemailPartRows,
    scheduleLinkRows('user', 'userfeatures.id'),
  ),
};
