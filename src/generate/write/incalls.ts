import type { Store } from '#store/store.ts';
import type { PlannedIncall } from '../plan.ts';
import { writeNumbers } from './numbers.ts';

/** Writes the incalls with their numbers and destinations. */
export function writeIncalls(store: Store, incalls: readonly PlannedIncall[]): void {
  store.insertMany(
    'incall',
    { preprocess_subroutine: null, commented: 0, description: '' },
    incalls.map(({ id, exten, company }) => ({ id, exten, context: company.incallContext })),
  );
  store.insertMany(
    'dialaction',
    { event: 'answer', category: 'incall', actionarg2: null, linked: 1 },
    incalls.map(({ id, action, target }) => ({ categoryval: String(id), action, actionarg1: target })),
  );
  writeNumbers(
    store,
    'incall',
    incalls.map(({ id, exten, company }) => {
      return { id, context: company.incallContext, number: exten, appdata: `did,s,1(${exten})` };
    }),
  );
}
