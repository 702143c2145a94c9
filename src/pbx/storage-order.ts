import type { Difference } from '../dialect.ts';

export const changedRows: Difference<boolean> = {
  where: 'objects inside views (`dialaction`, `entity.context` and the like), after a part of them was changed',
  recorded: { told: 'the changed part comes last', value: true },
  documented: { told: 'it keeps its place', value: false },
  why: 'it is where the real database happens to put a changed row',
};

export const lineOrder: Difference<string> = {
  where: '`pbx_settings/users` view: order of `linefeatures`',
  recorded: { told: 'the line that was changed last comes last', value: 'rowid' },
  documented: { told: 'ascending id', value: 'id' },
  why: 'the same',
};
