import { missingViewOf } from '#core/missing.ts';
import type { Difference } from '#dialect.ts';
import type { JsonRecord } from '#pbx/json/record-json.ts';

export const missingView: Difference<number> = missingViewOf('queues', { ids: 'an empty, unknown or malformed' });

export const presenceKeys: Difference<JsonRecord> = {
  where: 'queues: `ctipresence` and `nonctipresence` in list, search and view',
  recorded: { text: 'absent', value: {} },
  documented: { text: '`null`, after `waitratio`', value: { ctipresence: null, nonctipresence: null } },
  why: "the client's fixtures, which the page names as its examples",
};

export const userIds: Difference<boolean> = {
  where: 'queues: `user` rows of view',
  recorded: { text: 'no `id`', value: false },
  documented: { text: 'last key `id`, equal to `userid`', value: true },
  why: 'the client reads `id` and fails without it',
};

export const memberName: Difference<'as sent' | 'as stored'> = {
  where: 'queues: members of a queue whose name is sent in capitals',
  recorded: { text: 'lost: attached to the name as sent', value: 'as sent' },
  documented: { text: 'attached to the stored, lower-case name', value: 'as stored' },
  why: 'the client would lose members silently',
};

export const breaksWhenRenamed: Difference<boolean> = {
  where: 'queues: an edit that renames and has a refused dial action',
  recorded: { text: '400, the queue is lost; its number and both names stay taken', value: true },
  documented: { text: '400, nothing changed', value: false },
  why: 'a refused edit changes nothing',
};

/** All differences of `settings/queues`. */
export const queueDifferences: readonly Difference[] = [
  missingView,
  presenceKeys,
  userIds,
  memberName,
  breaksWhenRenamed,
];
