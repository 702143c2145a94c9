import { defineResource } from '#core/define-resource.ts';
import type { Item } from '#pbx/shown/records.ts';
import { present } from '#pbx/shown/records.ts';
import { settingRow, settingsByName } from '#pbx/shown/setting-rows.ts';
import { sortedByText } from '#pbx/shown/text-order.ts';
import { type Row, text, truth } from '#store/row.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';

/** The rows of one feature: its number, and its dialplan entries by priority. */
function toFeature(name: string, rows: readonly Row[]): Item {
  const [first = {}] = rows;
  return {
    name,
    exten: text(first, 'exten').replace(/^_/, ''),
    context: text(first, 'context'),
    commented: truth(first, 'commented'),
    line: new Map(rows.map((row) => [text(row, 'priority'), present(row, { bool: ['commented'] })])),
  };
}

function extensionFeatures(store: Store): Json {
  const rows = sortedByText(store.all('extensions', { context: 'xivo-features' }, 'id'), 'exten');
  const byName = new Map<string, Row[]>();
  for (const row of rows) {
    const name = text(row, 'name');
    byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  return rows.length > 0 && new Map([...byName].map(([name, lines]) => [name, toFeature(name, lines)]));
}

function toView(store: Store): Json {
  return {
    extenfeatures: extensionFeatures(store),
    generalfeatures: settingsByName(store.all('features', { category: 'general' }, 'id'), settingRow),
    featuremap: settingsByName(store.all('features', { category: 'featuremap' }, 'id'), settingRow),
  };
}

/** Feature codes, read only: every act is the list. */
export const extensionFeatureCodes = defineResource({
  base: 'service/ipbx',
  path: 'pbx_services/extenfeatures',
  fallback: 'list',
  acts: { list: ({ store }) => ({ status: 200, json: toView(store) }) },
});
