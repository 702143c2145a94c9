import type { RowReader } from '#core/answer-rows.ts';
import {
  allFrom,
  followingRow,
  fromItems,
  fromItemsInOrder,
  integerAt,
  rowFrom,
  rowsFrom,
  textAt,
} from '#pbx/json/rows.ts';
import type { Rows } from '#store/schema/rows.ts';

/** The inverse of `dialactionsJson`. */
export const dialactionRows: RowReader = rowsFrom('dialaction', {
  orderedBy: 'rowid',
  changes: (json) => ({ action: actionIn(json) }),
});

function actionIn(json: object): string {
  const [type, action] = [textAt(json, 'actiontype'), textAt(json, 'action')];
  return action === '' ? type : `${type}:${action}`;
}

/** The inverse of `membersJson`. */
export const memberRows: RowReader = rowsFrom('queuemember', { orderedBy: 'position' });

/** Returns the inverse of `membershipsJson`. A group or queue that lost its `queue` row is only known from memberships. */
export function membershipRows(category: 'group' | 'queue'): RowReader {
  const table = `${category}features` as const;
  const owner = fromItems((item) => {
    const [id, name] = [integerAt(item, `${table}id`), textAt(item, 'queue_name')];
    const row = { id: id ?? 0, name, context: '', ...(category === 'queue' && { displayname: name }) };
    return id === undefined ? [] : [followingRow(table, row, ['id'])];
  });
  return allFrom(rowsFrom('queuemember', { orderedBy: 'rowid' }), owner);
}

/** The inverse of `callerIdJson`. */
export const callerIdRows: RowReader = rowFrom('callerid');

/** The inverse of `rightCallsJson`. Right-calls themselves have no web service: the names are invented. */
export const rightCallRows: RowReader = (json) => [
  ...rowsFrom('rightcallmember')(json),
  ...fromItemsInOrder((item) => {
    const id = integerAt(item, 'rightcallid');
    return id === undefined
      ? []
      : [{ table: 'rightcall', rows: [{ id, name: `right-call ${id}` }], unlessEqual: ['id'] }];
  })(json),
];

/** The inverse of `scheduleLinkJson`: the link in the key `schedule_id` of a view whose object has its id at the path. */
export function scheduleLinkRows(path: Rows['schedule_path']['path'], idPath: string): RowReader {
  return (json) => {
    const [scheduleId = 0, pathid] = [integerAt(json, 'schedule_id'), integerAt(json, idPath)];
    if (scheduleId === 0 || pathid === undefined) return [];
    return [{ table: 'schedule_path', rows: [{ schedule_id: scheduleId, path, pathid, order: 0 }] }];
  };
}
