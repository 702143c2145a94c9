import type { ListedRows } from '#core/answer-rows.ts';
import { allFrom, fromParts, idsIn, rowFrom, rowsFrom } from '#pbx/json/rows.ts';
import { memberRows, rightCallRows } from '#pbx/links/rows.ts';
import { queueRows } from '#pbx/queues/rows.ts';

/** The inverse of the answers of `pbx_settings/groups`. */
export const groupRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('id'),
  list: rowsFrom('groupfeatures'),
  view: allFrom(
    fromParts({ groupfeatures: rowFrom('groupfeatures'), user: memberRows, rightcall: rightCallRows }),
    queueRows('group'),
  ),
};
