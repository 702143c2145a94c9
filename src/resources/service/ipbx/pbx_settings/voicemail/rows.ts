import type { ListedRows } from '#core/answer-rows.ts';
import { idsIn, rowsFrom } from '#pbx/json/rows.ts';
import { voicemailPartRows } from '#pbx/voicemails/rows.ts';

/** The inverse of the answers of `pbx_settings/voicemail`. */
export const voicemailRows: ListedRows = {
  kind: 'objects',
  idsOf: idsIn('uniqueid'),
  list: rowsFrom('voicemail'),
  view: voicemailPartRows,
};
