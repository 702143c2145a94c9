import type { Rows } from '#store/schema/rows.ts';
import type { Json } from '#wire/json.ts';
import { type JsonRecord, recordJson } from './record-json.ts';

/** One option of a configuration file of the telephone engine; all these tables have the same columns. */
export type SettingRow = Rows['staticsip'];

/** A row of a `static…` table or of `features`; their ids are texts in some answers. */
export function settingRow(row: SettingRow): JsonRecord {
  return recordJson(row, { bool: ['commented'] });
}

/** The same where the id is a number (IAX, voicemail and meetme). */
export function numberedSettingRow(row: SettingRow): JsonRecord {
  return recordJson(row, { int: ['id'], bool: ['commented'] });
}

/** The rows keyed by `var_name`, the last of a name winning; `false` when there is none. */
export function settingsByName(rows: readonly SettingRow[], toItem: (row: SettingRow) => JsonRecord): Json {
  return rows.length > 0 && new Map(rows.map((row) => [row.var_name, toItem(row)]));
}

/** The rows keyed by `var_name`: a list where several share a name, and always for the names in `listed`. */
export function settingsWithLists(
  rows: readonly SettingRow[],
  { toItem, listed }: { toItem: (row: SettingRow) => JsonRecord; listed: readonly string[] },
): Map<string, Json> {
  const byName = new Map<string, JsonRecord[]>();
  for (const row of rows) {
    const name = row.var_name;
    byName.set(name, [...(byName.get(name) ?? []), toItem(row)]);
  }
  const shown = [...byName].map(([name, items]): [string, Json] => {
    const [only] = items;
    return [name, only === undefined || items.length > 1 || listed.includes(name) ? items : only];
  });
  return new Map(shown);
}
