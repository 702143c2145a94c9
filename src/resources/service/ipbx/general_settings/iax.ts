import { defineResource } from '#core/define-resource.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import { numberedSettingRow, type SettingRow, settingsWithLists } from '#pbx/json/setting-rows.ts';
import { iaxRegistrations } from '#pbx/trunks/iax-registrations.ts';
import { registrationJson } from '#pbx/trunks/registrations.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import { settingsActs } from './acts.ts';
import { iaxSettingsAnswers } from './answers.ts';
import { iaxSettingRows } from './rows.ts';

function toSetting(row: SettingRow): JsonRecord {
  return row.var_name === 'register' ? registrationJson(iaxRegistrations, row) : numberedSettingRow(row);
}

function toView(store: Store): Json {
  const rows = store.all('staticiax', { category: 'general' }, 'id');
  const limits = store.all('iaxcallnumberlimits', {}, 'id').map((row) => recordJson(row));
  return settingsWithLists(rows, { toItem: toSetting, listNames: ['register'] }).set('callnumberlimits', limits);
}

export const generalIax = defineResource({
  base: 'service/ipbx',
  path: 'general_settings/iax',
  fallback: 'list',
  acts: settingsActs('IAX', toView),
  rows: iaxSettingRows,
  answers: iaxSettingsAnswers,
});
