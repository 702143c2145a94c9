import { isContainer } from '#wire/values.ts';

/** Whether the value is nested no deeper than that; a cyclic value is not. */
export function isShallow(value: unknown, levels = 64): boolean {
  if (!isContainer(value)) return true;
  return levels > 0 && Object.values(value).every((item) => isShallow(item, levels - 1));
}
