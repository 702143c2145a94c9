import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { Refusal } from '#errors.ts';

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
      request.store.keepWritesSoFar();
    }
    throw error;
  }
}
