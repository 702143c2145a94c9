import type { PagedRows } from '#core/answer-rows.ts';
import { rowsFrom } from '#pbx/json/rows.ts';

/** The inverse of `searchid`; without the search by date, whose records are the same. */
export const callRecordRows: PagedRows = {
  kind: 'pages',
  after: (id, limit) => `act=searchid&idbeg=${id}&limit=${limit}`,
  from: (day) => `act=searchdb&dbeg=${day}&limit=1`,
  page: rowsFrom('cel'),
};
