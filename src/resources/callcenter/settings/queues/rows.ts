import type { ListedRows } from '#core/answer-rows.ts';
import { allFrom, fromParts, idsIn, rowFrom, rowsFrom } from '#pbx/json/rows.ts';
import { memberRows } from '#pbx/links/rows.ts';
import { queueRows } from '#pbx/queues/rows.ts';

/** The inverse of the answers of `settings/queues`. */
export const callQueueRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('id'),
  list: rowsFrom('queuefeatures'),
  view: allFrom(
    fromParts({ queuefeatures: rowFrom('queuefeatures'), user: memberRows, agent: memberRows }),
    queueRows('queue'),
  ),
};
