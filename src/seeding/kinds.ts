import { kindOf, quoted } from '#errors.ts';
import { isContainer } from '#wire/values.ts';

/** A value in a sentence about one of another kind: a list or an object by its kind, anything else as it is. */
export function kindOrValue(value: unknown): string {
  return isContainer(value) ? kindOf(value) : quoted(value);
}
