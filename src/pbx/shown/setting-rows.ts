import { type Row, text } from '#store/row.ts';
import type { Json } from '#wire/json.ts';
import { type Item, present } from './records.ts';

/** A row of a `static…` table or of `features`; their ids are texts in some answers. */
export function settingRow(row: Row): Item {
  return present(row, { bool: ['commented'] });
}

/** The same where the id is a number (IAX, voicemail and meetme). */
export function numberedSettingRow(row: Row): Item {
  return present(row, { int: ['id'], bool: ['commented'] });
}

/** The rows keyed by `var_name`, the last of a name winning; `false` when there is none. */
export function settingsByName(rows: readonly Row[], toItem: (row: Row) => Item): Json {
  return rows.length > 0 && new Map(rows.map((row) => [text(row, 'var_name'), toItem(row)]));
}

/** The rows keyed by `var_name`: a list where several share a name, and always for the names in `listed`. */
export function settingsWithLists(
  rows: readonly Row[],
  { toItem, listed }: { toItem: (row: Row) => Item; listed: readonly string[] },
): Map<string, Json> {
  const byName = new Map<string, Item[]>();
  for (const row of rows) {
    const name = text(row, 'var_name');
    byName.set(name, [...(byName.get(name) ?? []), toItem(row)]);
  }
  const shown = [...byName].map(([name, items]): [string, Json] => {
    const [only] = items;
    return [name, only === undefined || items.length > 1 || listed.includes(name) ? items : only];
  });
  return new Map(shown);
}
