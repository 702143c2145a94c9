import type { Correspondence } from './correspondence.ts';

/** The first place at which two answers differ: `[3].linefeatures[0].context`, `status`, or `header content-type`. */
export interface AnswerDifference {
  readonly at: string;
  readonly recorded: string;
  readonly found: string;
}

/** The runs that are compared, and what is known about the answer. */
export interface Comparison {
  readonly sides: Correspondence;
  /** The path of the resource that answered. */
  readonly resource: string | undefined;
  /** False if the items of a top-level list have no order. */
  readonly keepsOrder: boolean;
}

/** The path that stands for the whole body. */
export const wholeBody = 'body';

/** In characters. A report needs no more of a value. */
const maxValueLength = 200;

/** Returns a difference, with long values cut; `undefined` is a value that one side does not have. */
export function differenceOfValues(
  at: string,
  recorded: string | undefined,
  found: string | undefined,
): AnswerDifference {
  return { at: at || wholeBody, recorded: shown(recorded), found: shown(found) };
}

function shown(value = '(missing)'): string {
  if (value === '') return '(empty)';
  return value.length > maxValueLength ? `${value.slice(0, maxValueLength)}…` : value;
}
