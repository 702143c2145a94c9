import { defineResource } from '#core/define-resource.ts';
import { type JsonRecord, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import { type SettingRow, settingRow, settingsWithLists } from '#pbx/json/setting-rows.ts';
import { registrationJson } from '#pbx/trunks/registrations.ts';
import { sipRegistrations } from '#pbx/trunks/sip-registrations.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import { settingsActs } from './acts.ts';
import { sipSettingsAnswers } from './answers.ts';
import { sipSettingRows } from './rows.ts';

function toSetting(row: SettingRow): JsonRecord {
  return row.var_name === 'register' ? registrationJson(sipRegistrations, row) : settingRow(row);
}

function toView(store: Store): Json {
  const rows = store.all('staticsip', { category: 'general' }, 'id');
  const accounts = store.all('sipauthentication', { usersip_id: null }, 'id');
  return settingsWithLists(rows, { toItem: toSetting, listNames: ['register', 'mwi'] }).set(
    'authentication',
    listOrFalse(accounts.map((row) => recordJson(row, { int: ['id', 'usersip_id'] }))),
  );
}

export const generalSip = defineResource({
  base: 'service/ipbx',
  path: 'general_settings/sip',
  fallback: 'list',
  acts: settingsActs('SIP', toView),
  rows: sipSettingRows,
  answers: sipSettingsAnswers,
});
