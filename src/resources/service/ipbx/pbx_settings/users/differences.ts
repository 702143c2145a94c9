import type { Difference } from '#dialect.ts';
import { deviceIds } from '#pbx/devices/devices.ts';
import { alarmClocks, userKeys } from '#pbx/json/users.ts';
import { looseNumbers } from '#pbx/lines/numbers.ts';
import { lineOrder } from '#pbx/lines/order.ts';

export const profileNames: Difference<'exact' | 'any case'> = {
  where: '`pbx_settings/users` add, edit, import: `profileclient`',
  recorded: { text: 'must be the exact name', value: 'exact' },
  documented: { text: 'case is ignored', value: 'any case' },
  why: "the page's example edit sends `client`, the client library sends `client` and `Agent`",
};

export const leftQueues: Difference<'with an owned line' | 'always'> = {
  where: '`pbx_settings/users` edit: memberships of groups and queues that are not posted',
  recorded: {
    text: 'removed only when `linefeatures` has a line that the user already owns',
    value: 'with an owned line',
  },
  documented: { text: 'removed by every edit', value: 'always' },
  why: 'the page warns that an edit removes them',
};

export const keptRights: Difference<'first' | 'all'> = {
  where: '`pbx_settings/users` edit: `rightcall`',
  recorded: {
    text: 'every edit keeps only the first link; only the first character of an id sent as text counts, and an id sent as a number is 400',
    value: 'first',
  },
  documented: { text: 'omitted or `[]`: all kept; a list of ids or links replaces them', value: 'all' },
  why: "the page's example edit does not send the stored rights",
};

export const newestVoicemails: Difference<boolean> = {
  where: '`pbx_settings/users` add, edit: `voicemail` as `{name, number, context}`',
  recorded: { text: 'ignored', value: false },
  documented: { text: 'read as `{fullname, mailbox, context}`; created (even without a line) or changed', value: true },
  why: 'the newest clients send no other form',
};

export const emptyLineColumns: Difference<'line' | 'no line'> = {
  where: '`pbx_settings/users` import: row whose line columns are empty',
  recorded: { text: 'error of the row, 400', value: 'line' },
  documented: { text: 'user without line', value: 'no line' },
  why: 'the client always sends these columns',
};

export const keptLines: Difference<boolean> = {
  where: '`pbx_settings/users` add, refused at a line or later',
  recorded: { text: 'its lines stay behind, except a refused one', value: true },
  documented: { text: 'nothing stays behind', value: false },
  why: 'a refused add stores nothing; ids are used up alike',
};

export const keptEdits: Difference<boolean> = {
  where: '`pbx_settings/users` edit, refused at a line or later',
  recorded: {
    text: 'the lines that were not refused are stored as posted; if a line was refused, the user record and the function keys are stored, too',
    value: true,
  },
  documented: { text: 'nothing changes', value: false },
  why: 'a refused edit changes nothing',
};

export const lostLines: Difference<boolean> = {
  where: '`pbx_settings/users` delete, deleteall: a user who stays because a line has a mailbox',
  recorded: { text: 'loses the other lines', value: true },
  documented: { text: 'keeps all lines', value: false },
  why: 'a refused delete changes nothing',
};

export const userDifferences: readonly Difference[] = [
  userKeys,
  alarmClocks,
  profileNames,
  leftQueues,
  keptRights,
  newestVoicemails,
  emptyLineColumns,
  keptLines,
  keptEdits,
  lostLines,
  looseNumbers,
  deviceIds,
  lineOrder,
];
