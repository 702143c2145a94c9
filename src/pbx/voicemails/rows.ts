import type { RowReader } from '#core/answer-rows.ts';
import { fromParts, rowFrom } from '#pbx/json/rows.ts';

/** The inverse of `voicemailPartsJson`. */
export const voicemailPartRows: RowReader = fromParts({
  voicemail: rowFrom('voicemail'),
  voicemailfeatures: rowFrom('voicemailfeatures'),
});
