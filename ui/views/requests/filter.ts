import type { ApiCall } from '../../lib/api.ts';
import type { Parameters } from '../../lib/route.ts';

/** What the list is narrowed to, as parameters of the URL and of `GET /__admin/requests` alike. */
export interface RequestFilter {
  readonly operation: string | undefined;
  readonly status: string | undefined;
  readonly text: string | undefined;
  /** `served`, `refused` or `faulted`. */
  readonly outcome: string | undefined;
}

/** The parameters that remove every filter. */
export const noFilter: RequestFilter = {
  operation: undefined,
  status: undefined,
  text: undefined,
  outcome: undefined,
};

export function filterOf({ operation, status, text, outcome }: Parameters): RequestFilter {
  return { operation, status, text, outcome };
}

/** True if the filter leaves anything out. */
export function isFiltering(filter: RequestFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** The query of `GET /__admin/requests` that lists what the filter selects. */
export function filterQuery(filter: RequestFilter): NonNullable<ApiCall['query']> {
  return { ...filter };
}

/** Returns the name that a sentence of the mock suggests: "…; did you mean users?". */
export function suggestionIn(sentence: string): string | undefined {
  return /; did you mean (.+)\?$/.exec(sentence)?.[1];
}
