import type { RowReader } from '#core/answer-rows.ts';
import { allFrom, fromParts, rowFrom } from '#pbx/json/rows.ts';
import { callerIdRows, dialactionRows, scheduleLinkRows } from '#pbx/links/rows.ts';
import { numberRows } from '#pbx/numbers/rows.ts';

/** Returns the inverse of the parts that views of groups and queues share: their `queue`, links and number. */
export function queueRows(type: 'group' | 'queue'): RowReader {
  const features = `${type}features`;
  return allFrom(
    fromParts({ queue: rowFrom('queue'), dialaction: dialactionRows, callerid: callerIdRows }),
    scheduleLinkRows(type, `${features}.id`),
    numberRows({
      type,
      id: `${features}.id`,
      number: `${features}.number`,
      context: `${features}.context`,
      appdata: (id) => `${type},s,1(${id},)`,
    }),
  );
}
