import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { Refusal } from '#errors.ts';

export const keptLines: Difference<boolean> = {
  where: '`pbx_settings/users` add, refused at a line or later',
  recorded: { told: 'its lines stay behind, but for a refused one', value: true },
  documented: { told: 'nothing stays behind', value: false },
  why: 'a refused add stores nothing; ids are consumed alike',
};

export const keptEdits: Difference<boolean> = {
  where: '`pbx_settings/users` edit, refused at a line or later',
  recorded: {
    told: 'the lines are as posted as far as they were not refused; if one was, user record and function keys are the new ones',
    value: true,
  },
  documented: { told: 'nothing changes', value: false },
  why: 'a refused edit changes nothing',
};

export const lostLines: Difference<boolean> = {
  where: '`pbx_settings/users` delete, deleteall: a user who stays because a line has a mailbox',
  recorded: { told: 'loses the other lines', value: true },
  documented: { told: 'keeps all lines', value: false },
  why: 'a refused delete changes nothing',
};

/**
 * Runs `work`, which leaves nothing when it is refused. In a dialect that keeps leftovers `aftermath` runs then, and what was written
 * before `work` and by it stays. Throws what `work` throws.
 */
export function keepWhenRefused<Result>(
  request: ActRequest,
  kept: Difference<boolean>,
  { work, aftermath }: { readonly work: () => Result; readonly aftermath?: () => void },
): Result {
  try {
    return request.store.transaction(work);
  } catch (error) {
    if (error instanceof Refusal && inDialectOf(request, kept)) {
      aftermath?.();
      request.store.keep();
    }
    throw error;
  }
}
