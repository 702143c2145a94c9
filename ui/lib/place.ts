import { usePage } from './page.ts';

/** The number of items on a page of a list. */
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

/** Returns the offset of the last page. */
export function lastOffset(total: number): number {
  return Math.max(0, Math.ceil(total / pageSize) - 1) * pageSize;
}

/** Returns the page of a list that the URL names; the last one if the list is shorter. */
export function usePageOf<Item>(items: readonly Item[]) {
  const offset = Math.min(usePlace().offset, lastOffset(items.length));
  return { items: items.slice(offset, offset + pageSize), offset };
}
