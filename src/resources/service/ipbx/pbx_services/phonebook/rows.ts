import type { ListedRows } from '#core/answer-rows.ts';
import { fromItems, fromParts, idsIn, rowFrom, rowsFrom } from '#pbx/json/rows.ts';

const entry = fromParts({
  phonebook: rowFrom('phonebook'),
  phonebookaddress: rowsFrom('phonebookaddress'),
  phonebooknumber: rowsFrom('phonebooknumber'),
});

/** The inverse of the answers of `pbx_services/phonebook`. */
export const phonebookRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('phonebook.id'),
  list: fromItems(entry),
  view: entry,
};
