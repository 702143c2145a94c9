import type { ListedRows, RowReader } from '#core/answer-rows.ts';
import {
  allFrom,
  type ColumnChanges,
  fromItems,
  fromParts,
  idsIn,
  integerAt,
  memberAt,
  rowFrom,
  rowsFrom,
  textAt,
} from '#pbx/json/rows.ts';
import { rightCallRows, scheduleLinkRows } from '#pbx/links/rows.ts';
import { storedForm } from '#pbx/numbers/patterns.ts';
import { followingNumberRows } from '#pbx/numbers/rows.ts';

const storedPattern: ColumnChanges = (json) => ({ exten: storedForm(textAt(json, 'exten')) });

/** The numbers of the patterns, in the context of the outcall. */
const patternNumbers: RowReader = (view) =>
  fromItems((pattern) => {
    const id = integerAt(pattern, 'id');
    if (id === undefined) return [];
    const [number, context] = [textAt(pattern, 'exten'), textAt(view, 'outcall.context')];
    return followingNumberRows({ type: 'outcall', id }, { context, number, appdata: `outcall,s,1(${id})` });
  })(memberAt(view, 'dialpattern'));

/** The inverse of the answers of `call_management/outcall`. */
export const outcallRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('id'),
  list: rowsFrom('outcall'),
  view: allFrom(
    fromParts({
      outcall: rowFrom('outcall'),
      dialpattern: rowsFrom('dialpattern', { changes: storedPattern }),
      outcalltrunk: rowsFrom('outcalltrunk', { orderedBy: 'priority' }),
      rightcall: rightCallRows,
    }),
    scheduleLinkRows('outcall', 'outcall.id'),
    patternNumbers,
  ),
};
