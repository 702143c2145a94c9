import type { ListedRows } from '#core/answer-rows.ts';
import { fromGroups, fromItemsInOrder, fromParts, idsIn, partly, rowFrom, rowsFrom } from '#pbx/json/rows.ts';

/** The inverse of the answers of `system_management/context`. Only a list has the ranges in their order. */
export const contextRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('context.name'),
  list: fromItemsInOrder(
    fromParts({
      context: rowFrom('context'),
      contextnumbers: rowsFrom('contextnumbers', { orderedBy: 'rowid' }),
      contexttype: partly(rowFrom('contexttype')),
    }),
  ),
  view: fromParts({
    context: rowFrom('context'),
    contextnumbers: fromGroups('contextnumbers', 'numberbeg'),
    contextinclude: rowsFrom('contextinclude', { orderedBy: 'priority' }),
    contextnummember: fromGroups('contextnummember', 'typeval'),
    contextmember: fromGroups('contextmember', 'typeval'),
  }),
};
