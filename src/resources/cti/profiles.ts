import { list } from '#core/acts.ts';
import { defineResource } from '#core/define-resource.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';

/** A profile can be deleted while no user has it, whether their clients are enabled or not. */
function toItem(store: Store, row: Rows['cti_profile']): JsonRecord {
  const isUsed = store.has('userfeatures', { cti_profile_id: row.id });
  return { ...recordJson(row, { int: ['id'] }), deletable: !isUsed };
}

export const profiles = defineResource({
  base: 'cti',
  path: 'profiles',
  nouns: { one: 'CTI profile', many: 'CTI profiles' },
  honoursSum: false,
  fallback: 'list',
  acts: { list: list(({ store }) => store.all('cti_profile').map((row) => toItem(store, row))) },
});
