import type { Difference } from '#dialect.ts';

/** True if an updated row moves to the end of its table, unless the table is ordered by its key. */
export const changedRows: Difference<boolean> = {
  where:
    'order of nested objects in views (`dialaction`, `entity.context` and the like) and of lines with `rules_order` 1, of which the first rings, after an update',
  recorded: { text: 'the updated object comes last', value: true },
  documented: { text: 'the updated object keeps its place', value: false },
  why: 'the real database returns an updated row last',
};
