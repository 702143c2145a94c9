import { list } from '#core/acts.ts';
import { defineResource } from '#core/define-resource.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import { idsIn, rowsFrom } from '#pbx/json/rows.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { profileAnswers } from './profiles/answers.ts';

/** `deletable` is true if no user has the profile, not even one whose client is disabled. */
function toItem(store: Store, row: Rows['cti_profile']): JsonRecord {
  const isUsed = store.has('userfeatures', { cti_profile_id: row.id });
  return { ...recordJson(row, { int: ['id'] }), deletable: !isUsed };
}

/** `cti/profiles` (callcenter-configuration.md 8). */
export const profiles = defineResource({
  base: 'cti',
  path: 'profiles',
  nouns: { one: 'CTI profile', many: 'CTI profiles' },
  honoursSum: false,
  fallback: 'list',
  acts: { list: list(({ store }) => store.all('cti_profile').map((row) => toItem(store, row))) },
  rows: { kind: 'objects', idsOf: idsIn('id'), list: rowsFrom('cti_profile', { orderedBy: 'rowid' }) },
  answers: profileAnswers,
});
