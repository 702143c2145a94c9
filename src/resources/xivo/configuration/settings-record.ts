import type { Act } from '#core/resource.ts';
import type { JsonRecord } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { TableName } from '#store/table-types.ts';

/** An act that answers the only row of the table, regardless of `id`, or 204 if the table is empty. */
export function settingsRecord<Name extends TableName>(table: Name, toView: (row: Rows[Name]) => JsonRecord): Act {
  return ({ store }) => {
    const row = store.first(table, {});
    if (row === undefined)
      return { status: 204, reason: { message: `there are no settings; the table ${table} is empty` } };
    return { status: 200, json: toView(row) };
  };
}
