import * as z from 'zod';
import { defineResource } from '#core/define-resource.ts';
import { act } from '#core/resource.ts';
import { component, orFalse } from '#pbx/json/answers.ts';
import type { JsonRecord } from '#pbx/json/record-json.ts';
import { recordJson } from '#pbx/json/record-json.ts';
import { settingAnswer, settingRow, settingsByName, settingsByNameAnswer } from '#pbx/json/setting-rows.ts';
import { sortedByText } from '#pbx/json/text-order.ts';
import { dialplanEntryAnswer } from '#pbx/numbers/numbers.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import { featureCodeRows } from './extenfeatures/rows.ts';

/** The dialplan entries of one feature. */
type Entries = [Rows['extensions'], ...Rows['extensions'][]];

/** A feature as JSON: its number, and its dialplan entries by priority. */
function toFeature(entries: Entries): JsonRecord {
  const [{ name, exten, context, commented }] = entries;
  return {
    name,
    exten: exten.replace(/^_/, ''),
    context,
    commented: commented !== 0,
    line: new Map(entries.map((row) => [String(row.priority), recordJson(row, { bool: ['commented'] })])),
  };
}

function extensionFeatures(store: Store): Json {
  const rows = sortedByText(store.all('extensions', { context: 'xivo-features' }, 'id'), 'exten');
  const byName = new Map<string, Entries>();
  for (const row of rows) {
    const entries = byName.get(row.name);
    if (entries === undefined) byName.set(row.name, [row]);
    else entries.push(row);
  }
  return rows.length > 0 && new Map([...byName].map(([name, entries]) => [name, toFeature(entries)]));
}

function toView(store: Store): Json {
  return {
    extenfeatures: extensionFeatures(store),
    generalfeatures: settingsByName(store.all('features', { category: 'general' }, 'id'), settingRow),
    featuremap: settingsByName(store.all('features', { category: 'featuremap' }, 'id'), settingRow),
  };
}

const feature = component('FeatureCode', () =>
  z.strictObject({
    name: z.string().describe('name of the feature'),
    exten: z.string().describe('number that people dial; a dot stands for further digits'),
    context: z.string(),
    commented: z.boolean().describe('true if the feature is disabled'),
    line: z.record(z.string(), dialplanEntryAnswer()).describe('the entries of the dialplan by priority'),
  }),
);

const view = component('FeatureCodes', () =>
  z.strictObject({
    extenfeatures: orFalse(z.record(z.string(), feature())).describe('the numbers of the features by name'),
    generalfeatures: settingsByNameAnswer(settingAnswer()).describe('options of parking and pickup'),
    featuremap: settingsByNameAnswer(settingAnswer()).describe('the digits of features in a call'),
  }),
);

/** The feature codes, read-only: every act answers the list. */
export const extensionFeatureCodes = defineResource({
  base: 'service/ipbx',
  path: 'pbx_services/extenfeatures',
  fallback: 'list',
  acts: {
    list: act(
      { summary: 'List the feature codes', statuses: [{ status: 200, when: 'the codes by name' }] },
      ({ store }) => ({
        status: 200,
        json: toView(store),
      }),
    ),
  },
  rows: featureCodeRows,
  answers: { list: view },
});
