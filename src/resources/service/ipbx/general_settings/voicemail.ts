import { defineResource } from '#core/define-resource.ts';
import type { JsonRecord } from '#pbx/json/record-json.ts';
import { numberedSettingRow, type SettingRow, settingsWithLists } from '#pbx/json/setting-rows.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import { settingsActs } from './acts.ts';
import { voicemailSettingsAnswers } from './answers.ts';
import { voicemailSettingRows } from './rows.ts';

/** A time zone for announcements: its value is `timezone|format`. */
function toZone(row: SettingRow): JsonRecord {
  const value = row.var_val ?? '';
  const bar = value.indexOf('|');
  return {
    ...numberedSettingRow(row),
    name: row.var_name,
    timezone: bar < 0 ? value : value.slice(0, bar),
    msg_format: bar < 0 ? '' : value.slice(bar + 1),
  };
}

function toView(store: Store): Json {
  const general = store.all('staticvoicemail', { category: 'general' }, 'id');
  const zones = store.all('staticvoicemail', { category: 'zonemessages' }, 'id');
  const view = settingsWithLists(general, { toItem: numberedSettingRow, listNames: [] });
  const byName = new Map(zones.map((row) => [row.var_name, toZone(row)]));
  return view.set('zonemessages', zones.length > 0 && byName);
}

export const generalVoicemail = defineResource({
  base: 'service/ipbx',
  path: 'general_settings/voicemail',
  fallback: 'list',
  acts: settingsActs('voicemails', toView),
  rows: voicemailSettingRows,
  answers: voicemailSettingsAnswers,
});
