import type { ListedRows } from '#core/answer-rows.ts';
import { fromParts, idsIn, rowFrom, rowsFrom } from '#pbx/json/rows.ts';

const members = rowsFrom('pickupmember', { orderedBy: 'rowid' });

/** The inverse of the answers of `call_management/pickup`. */
export const pickupRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('id'),
  list: rowsFrom('pickup', { orderedBy: 'rowid' }),
  view: fromParts({ pickup: rowFrom('pickup'), members, pickups: members }),
};
