import { isContainer } from '#wire/values.ts';

/** A place where an entry does not match a pattern. */
export interface Mismatch {
  /** `status`, `query.id`, `body.userfeatures.firstname`, … */
  readonly at: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Compares values recursively: objects may have additional members, arrays must have the same length. `at` is the root path. */
export function mismatchesIn(expected: unknown, actual: unknown, at: string): readonly Mismatch[] {
  if (!isContainer(expected)) return expected === actual ? [] : [{ at, expected, actual }];
  if (!isContainer(actual) || differsAsArray(expected, actual)) return [{ at, expected, actual }];
  const members = new Map(Object.entries(actual));
  return Object.entries(expected).flatMap(([name, value]) => mismatchesIn(value, members.get(name), `${at}.${name}`));
}

function differsAsArray(expected: object, actual: object): boolean {
  if (Array.isArray(expected) !== Array.isArray(actual)) return true;
  return Array.isArray(expected) && Array.isArray(actual) && expected.length !== actual.length;
}
