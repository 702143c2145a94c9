import { type Act, act } from '#core/resource.ts';
import type { JsonRecord } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { TableName } from '#store/table-types.ts';

/**
 * An act that answers the only row of the table, regardless of `id`, or 204 if the table is empty.
 *
 * @param summary what it does, for the description.
 */
export function settingsRecord<Name extends TableName>(
  summary: string,
  table: Name,
  toView: (row: Rows[Name]) => JsonRecord,
): Act {
  const statuses = [
    { status: 200, when: 'the settings' },
    { status: 204, when: 'there are no settings' },
  ];
  return act({ summary, statuses }, ({ store }) => {
    const row = store.first(table, {});
    if (row === undefined)
      return { status: 204, reason: { message: `there are no settings; the table ${table} is empty` } };
    return { status: 200, json: toView(row) };
  });
}
