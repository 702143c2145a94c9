import { defineResource } from '#core/define-resource.ts';
import { recordJson } from '#pbx/json/record-json.ts';
import { numberedSettingRow, settingRow, settingsByName } from '#pbx/json/setting-rows.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import { settingsActs } from './acts.ts';
import { advancedSettingsAnswers } from './answers.ts';
import { advancedSettingRows } from './rows.ts';

function toView(store: Store): Json {
  const general = store.first('general', {}, 'id');
  return {
    generalqueues: settingsByName(store.all('staticqueue', { category: 'general' }, 'id'), settingRow),
    generalmeetme: settingsByName(store.all('staticmeetme', { category: 'general' }, 'id'), numberedSettingRow),
    general: general !== undefined && recordJson(general),
    guest_active: true,
  };
}

export const generalAdvanced = defineResource({
  base: 'service/ipbx',
  path: 'general_settings/advanced',
  fallback: 'list',
  acts: settingsActs('the telephony engine', toView),
  rows: advancedSettingRows,
  answers: advancedSettingsAnswers,
});
