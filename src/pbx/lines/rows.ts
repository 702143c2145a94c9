import type { RowReader, ShownRows } from '#core/answer-rows.ts';
import { fromParts, integerAt, rowFrom, rowsFrom, textAt } from '#pbx/json/rows.ts';
import { extensionRows, numberMembershipRows } from '#pbx/numbers/rows.ts';
import { protocolTables } from '#pbx/protocols/rows.ts';
import { asContainer } from '#wire/values.ts';

/** The inverse of `lineJson`. */
export const lineRow: RowReader = rowFrom('linefeatures');

/** The inverse of the lines in the view of a user, which are in the order of the rows. */
export const userLineRows: RowReader = rowsFrom('linefeatures', { orderedBy: 'rowid' });

const accountReaders: ReadonlyMap<string, RowReader> = new Map(
  Object.entries(protocolTables).map(([protocol, table]) => [protocol, rowFrom(table)]),
);

/** Returns the rows of the account of a line, with the columns given. */
function accountRows(line: unknown, account: object): readonly ShownRows[] {
  const id = integerAt(line, 'protocolid');
  const read = accountReaders.get(textAt(line, 'protocol'));
  return id === undefined || read === undefined ? [] : read({ ...account, id });
}

/** The inverse of `toLineView`. */
export const lineViewRows: RowReader = (json) => {
  const view = asContainer(json) ?? {};
  const account = asContainer(view['protocol']);
  return [
    ...lineRow(view['linefeatures']),
    ...(account === undefined ? [] : accountRows(view['linefeatures'], account)),
    ...fromParts({
      usermacro: rowFrom('extensions'),
      extenumbers: extensionRows,
      contextnummember: numberMembershipRows,
    })(view),
  ];
};

/** The inverse of `toLineItem`. The columns that line and account have in common are those of the line, until the view is read. */
export const lineItemRows: RowReader = (json) => {
  const item = asContainer(json);
  if (item === undefined) return [];
  return [...lineRow(item), ...accountRows(item, { ...item, category: item['category'] ?? 'user' })];
};
