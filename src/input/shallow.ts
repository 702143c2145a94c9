import { isContainer } from '#wire/values.ts';

/** True if the value is nested at most `levels` deep; false for a cyclic value. */
export function isShallow(value: unknown, levels = 64): boolean {
  if (!isContainer(value)) return true;
  return levels > 0 && Object.values(value).every((item) => isShallow(item, levels - 1));
}
