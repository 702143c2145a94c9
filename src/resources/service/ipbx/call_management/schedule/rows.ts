import type { ListedRows } from '#core/answer-rows.ts';
import { fromParts, idsIn, rowFrom, rowsFrom } from '#pbx/json/rows.ts';

const periods = rowsFrom('schedule_time');

/** The inverse of the answers of `call_management/schedule`. The records of the periods have the actions, too. */
export const scheduleRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('id'),
  list: rowsFrom('schedule'),
  view: fromParts({ schedule: rowFrom('schedule'), opened: periods, closed: periods }),
};
