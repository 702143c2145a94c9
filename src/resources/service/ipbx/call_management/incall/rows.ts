import type { ListedRows } from '#core/answer-rows.ts';
import { allFrom, type ColumnChanges, fromItems, fromParts, idsIn, rowFrom, textAt } from '#pbx/json/rows.ts';
import { callerIdRows, dialactionRows, rightCallRows, scheduleLinkRows } from '#pbx/links/rows.ts';
import { storedForm } from '#pbx/numbers/patterns.ts';
import { numberRows } from '#pbx/numbers/rows.ts';

const storedNumber: ColumnChanges = (json) => ({ exten: storedForm(textAt(json, 'exten')) });

const incallRow = rowFrom('incall', storedNumber);

/** An item of a list shows the destination, too. */
const destination = rowFrom('dialaction', (item) => ({
  event: 'answer',
  category: 'incall',
  categoryval: textAt(item, 'id'),
}));

/** The inverse of the answers of `call_management/incall`. */
export const incallRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('id'),
  list: fromItems(allFrom(incallRow, destination)),
  view: allFrom(
    fromParts({
      incall: incallRow,
      dialaction: dialactionRows,
      rightcall: rightCallRows,
      callerid: callerIdRows,
    }),
    scheduleLinkRows('incall', 'incall.id'),
    numberRows({
      type: 'incall',
      id: 'incall.id',
      number: 'incall.exten',
      context: 'incall.context',
      appdata: (_id, number) => `did,s,1(${number})`,
    }),
  ),
};
