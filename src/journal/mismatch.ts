import { isContainer } from '#wire/values.ts';

/** Where a call is not as a pattern wants it. */
export interface Mismatch {
  /** `status`, `query.id`, `body.userfeatures.firstname`, … */
  readonly at: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Where `actual` lacks what `expected` has: objects may have more members, arrays must be of the same length. */
export function mismatchesIn(expected: unknown, actual: unknown, at: string): readonly Mismatch[] {
  if (!isContainer(expected)) return expected === actual ? [] : [{ at, expected, actual }];
  if (!isContainer(actual) || isOtherArray(expected, actual)) return [{ at, expected, actual }];
  const members = new Map(Object.entries(actual));
  return Object.entries(expected).flatMap(([name, value]) => mismatchesIn(value, members.get(name), `${at}.${name}`));
}

function isOtherArray(expected: object, actual: object): boolean {
  if (Array.isArray(expected) !== Array.isArray(actual)) return true;
  return Array.isArray(expected) && Array.isArray(actual) && expected.length !== actual.length;
}
