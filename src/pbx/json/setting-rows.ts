import type { Rows } from '#store/schema/rows.ts';
import type { Json } from '#wire/json.ts';
import { type JsonRecord, recordJson } from './record-json.ts';

/** One option of an Asterisk configuration file. The `static…` tables and `features` all have these columns. */
export type SettingRow = Rows['staticsip'];

/** A setting as JSON, for answers whose ids are strings. */
export function settingRow(row: SettingRow): JsonRecord {
  return recordJson(row, { bool: ['commented'] });
}

/** A setting as JSON, for answers whose ids are numbers (IAX, voicemail and meetme). */
export function numberedSettingRow(row: SettingRow): JsonRecord {
  return recordJson(row, { int: ['id'], bool: ['commented'] });
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
