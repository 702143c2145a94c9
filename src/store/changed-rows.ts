import type { Difference } from '#dialect.ts';

/** Whether a row that is changed goes behind the others of its table, where their key does not fix the order. */
export const changedRows: Difference<boolean> = {
  where: 'objects inside views (`dialaction`, `entity.context` and the like), after a part of them was changed',
  recorded: { text: 'the changed part comes last', value: true },
  documented: { text: 'it keeps its place', value: false },
  why: 'it is where the real database happens to put a changed row',
};
