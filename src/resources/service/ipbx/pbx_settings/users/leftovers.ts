import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { Refusal } from '#errors.ts';

/**
 * Runs `work` in a transaction and throws what it throws. If it is refused in a dialect for which `difference` is true, runs `cleanUp`
 * and commits, so that whatever was written before `work` and by `cleanUp` survives the refusal.
 */
export function keepWhenRefused<Result>(
  request: ActRequest,
  difference: Difference<boolean>,
  { work, cleanUp }: { readonly work: () => Result; readonly cleanUp?: () => void },
): Result {
  try {
    return request.store.transaction(work);
  } catch (error) {
    if (error instanceof Refusal && inDialectOf(request, difference)) {
      cleanUp?.();
      request.store.keepWritesSoFar();
    }
    throw error;
  }
}
