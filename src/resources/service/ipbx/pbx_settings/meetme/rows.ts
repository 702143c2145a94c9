import type { ListedRows, RowReader } from '#core/answer-rows.ts';
import { allFrom, fromParts, idsIn, integerAt, rowFrom, rowsFrom } from '#pbx/json/rows.ts';
import { numberRows } from '#pbx/numbers/rows.ts';

const setting = rowFrom('staticmeetme');

/** A room without a setting is answered with the id 0. */
const settingRow: RowReader = (json) => ((integerAt(json, 'id') ?? 0) === 0 ? [] : setting(json));

/** The inverse of the answers of `pbx_settings/meetme`. In a list `confno` and `commented` are those of the setting. */
export const meetmeRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('id'),
  list: rowsFrom('meetmefeatures'),
  view: allFrom(
    fromParts({
      meetmefeatures: rowFrom('meetmefeatures'),
      meetmeroom: settingRow,
      meetmeguest: rowsFrom('meetmeguest'),
    }),
    numberRows({
      type: 'meetme',
      id: 'meetmefeatures.id',
      number: 'meetmefeatures.confno',
      context: 'meetmefeatures.context',
      appdata: (id) => `meetme,s,1(${id})`,
    }),
  ),
};
