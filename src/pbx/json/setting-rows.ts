import * as z from 'zod';
import type { RowReader } from '#core/answer-rows.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Json } from '#wire/json.ts';
import { asContainer } from '#wire/values.ts';
import { type AnswerShape, columnAnswers, component, orFalse } from './answers.ts';
import { type JsonRecord, recordJson } from './record-json.ts';
import { fromItems, fromParts, rowFrom, rowsFrom } from './rows.ts';

/** One option of an Asterisk configuration file. The `static…` tables and `features` all have these columns. */
export type SettingRow = Rows['staticsip'];

const casts = { bool: ['commented'] } as const;
const numberedCasts = { int: ['id'], ...casts } as const;

/** A setting as JSON, for answers whose ids are strings. */
export function settingRow(row: SettingRow): JsonRecord {
  return recordJson(row, casts);
}

/** A setting as JSON, for answers whose ids are numbers (IAX, voicemail and meetme). */
export function numberedSettingRow(row: SettingRow): JsonRecord {
  return recordJson(row, numberedCasts);
}

const about = {
  cat_metric: 'place of the section in the file',
  var_metric: 'place of the option in the section',
  commented: 'true if the option is disabled',
  filename: 'the configuration file of Asterisk: sip.conf',
  category: 'the section in the file: general',
  var_name: 'the name of the option',
  var_val: 'the value of the option',
};

/** The schemas of the keys of a setting, for objects that have more. */
export function settingColumns(ids: 'strings' | 'numbers'): AnswerShape {
  return columnAnswers('staticsip', { ...(ids === 'numbers' ? numberedCasts : casts), about });
}

/** The schema of `settingRow`. */
export const settingAnswer = component('Setting', () => z.strictObject(settingColumns('strings')));

/** The schema of `numberedSettingRow`. */
export const numberedSettingAnswer = component('NumberedSetting', () => z.strictObject(settingColumns('numbers')));

/** The schema of `settingsByName`. */
export function settingsByNameAnswer(item: z.ZodType): z.ZodType {
  return orFalse(z.record(z.string().describe('the name of the option'), item));
}

/** The rows keyed by `var_name`; `false` if there are none. Of several rows with one name the last is used. */
export function settingsByName(rows: readonly SettingRow[], toItem: (row: SettingRow) => JsonRecord): Json {
  return rows.length > 0 && new Map(rows.map((row) => [row.var_name, toItem(row)]));
}

/** The rows keyed by `var_name`. A name with several rows maps to a list, and so does every name in `listNames`. */
export function settingsWithLists(
  rows: readonly SettingRow[],
  { toItem, listNames }: { toItem: (row: SettingRow) => JsonRecord; listNames: readonly string[] },
): Map<string, Json> {
  const byName = new Map<string, JsonRecord[]>();
  for (const row of rows) {
    const name = row.var_name;
    byName.set(name, [...(byName.get(name) ?? []), toItem(row)]);
  }
  const settings = [...byName].map(([name, items]): [string, Json] => {
    const [only] = items;
    return [name, only === undefined || items.length > 1 || listNames.includes(name) ? items : only];
  });
  return new Map(settings);
}

/** The schema of `settingsWithLists`, and of the keys beside the options. */
export function settingsWithListsAnswer(item: z.ZodType, others: AnswerShape): z.ZodType {
  return z.object(others).catchall(z.union([item, z.array(item).min(2)]));
}

/** The inverse of `settingsWithLists`, for the members of the object that are settings: those except `others`. */
export function settingsIn(
  table: 'staticsip' | 'staticiax' | 'staticvoicemail',
  others: Readonly<Record<string, RowReader>>,
): RowReader {
  const [one, several] = [rowFrom(table), rowsFrom(table)];
  const settings = fromItems((setting) => (Array.isArray(setting) ? several(setting) : one(setting)));
  return (json) => {
    const members = Object.entries(asContainer(json) ?? {});
    const options = members.filter(([name]) => !Object.hasOwn(others, name));
    return [...settings(Object.fromEntries(options)), ...fromParts(others)(json)];
  };
}
