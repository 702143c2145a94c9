import type { ListedRows } from '#core/answer-rows.ts';
import { type ColumnChanges, idsIn, joinedAt, rowFrom, rowsFrom } from '#pbx/json/rows.ts';

const changes: ColumnChanges = (json) => ({ rule: joinedAt(json, 'rule', ';') });

/** The inverse of the answers of `settings/queueskillrules`. */
export const skillRuleRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('id'),
  list: rowsFrom('queueskillrule', { changes }),
  view: rowFrom('queueskillrule', changes),
};
