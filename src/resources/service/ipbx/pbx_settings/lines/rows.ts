import type { ListedRows } from '#core/answer-rows.ts';
import { fromItems, idsIn } from '#pbx/json/rows.ts';
import { lineItemRows, lineViewRows } from '#pbx/lines/rows.ts';

/** The inverse of the answers of `pbx_settings/lines`. */
export const lineRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('id'),
  list: fromItems(lineItemRows),
  view: lineViewRows,
};
