import { kindOf, quoted } from '#errors.ts';
import { isContainer } from '#wire/values.ts';

/** Describes an unexpected value for a message: `a list` or `an object`, or the quoted value. */
export function kindOrValue(value: unknown): string {
  return isContainer(value) ? kindOf(value) : quoted(value);
}
