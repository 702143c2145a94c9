import { nothing } from '../../../../acts.ts';
import { iaxRegistrations } from '../../../../pbx/iax-registrations.ts';
import { type Item, present } from '../../../../pbx/records.ts';
import { presentRegistration } from '../../../../pbx/registrations.ts';
import { numberedSettingRow, settingsWithLists } from '../../../../pbx/setting-rows.ts';
import type { Resource } from '../../../../resource.ts';
import type { Row } from '../../../../store/row.ts';
import type { Store } from '../../../../store/store.ts';
import type { Json } from '../../../../wire/json.ts';

function toSetting(row: Row): Item {
  return row['var_name'] === 'register' ? presentRegistration(iaxRegistrations, row) : numberedSettingRow(row);
}

function toView(store: Store): Json {
  const rows = store.all('staticiax', { category: 'general' }, 'id');
  const limits = store.all('iaxcallnumberlimits', {}, 'id').map((row) => present(row));
  return settingsWithLists(rows, { toItem: toSetting, listed: ['register'] }).set('callnumberlimits', limits);
}

export const generalIax: Resource = {
  base: 'service/ipbx',
  path: 'general_settings/iax',
  fallback: 'list',
  acts: {
    view: ({ store }) => ({ status: 200, json: toView(store) }),
    list: nothing,
  },
};
