import { usePage } from '../../../lib/page.ts';

/** The number of items on a page. */
export const pageSize = 100;

/** The part of a list that the URL names. */
export interface Place {
  readonly search: string;
  readonly offset: number;
}

/** Returns the part of a list that the URL names; anything but a whole number as offset is the start. */
export function usePlace(): Place {
  const { search = '', offset = '' } = usePage().route.parameters;
  return { search, offset: /^\d{1,9}$/.test(offset) ? Number(offset) : 0 };
}
