import type { RequestRow } from './request-row.ts';

/** The number of requests that the page holds; older ones are dropped from the list. */
export const maxRows = 10_000;

/**
 * The requests of the list, newest first, and those that arrived while it was held still. A request is listed once, whether it was
 * loaded from the journal, arrived as an event, or both.
 */
export class RequestList {
  #rows: readonly RequestRow[] = [];
  #waiting: readonly RequestRow[] = [];
  #ids = new Set<string>();
  /** What arrived since `startLoading`, oldest first: the journal's answer may be older. */
  #sinceLoading: RequestRow[] = [];

  get rows(): readonly RequestRow[] {
    return this.#rows;
  }

  /** The number of requests that are not shown yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Adds requests, oldest first, unless they are listed. While the list is held still they wait for `release`. */
  add(rows: readonly RequestRow[], { isHeld }: { readonly isHeld: boolean }): void {
    const unknown = rows.filter(({ id }) => !this.#ids.has(id));
    if (unknown.length === 0) return;
    for (const { id } of unknown) this.#ids.add(id);
    this.#sinceLoading.push(...unknown);
    const newest = [...unknown].reverse();
    if (isHeld) this.#waiting = this.#cut([...newest, ...this.#waiting]);
    else this.#rows = this.#cut([...newest, ...this.#rows]);
  }

  /** Shows the requests that wait. */
  release(): void {
    this.#rows = this.#cut([...this.#waiting, ...this.#rows]);
    this.#waiting = [];
  }

  /** Call it before the journal is asked. */
  startLoading(): void {
    this.#sinceLoading = [];
  }

  /** Replaces the list by the answer of the journal, oldest first, and what arrived since it was asked. */
  load(rows: readonly RequestRow[]): void {
    const arrived = this.#sinceLoading;
    this.clear();
    this.add(rows, { isHeld: false });
    this.add(arrived, { isHeld: false });
  }

  clear(): void {
    this.#rows = [];
    this.#waiting = [];
    this.#ids = new Set();
    this.#sinceLoading = [];
  }

  #cut(rows: readonly RequestRow[]): readonly RequestRow[] {
    for (const { id } of rows.slice(maxRows)) this.#ids.delete(id);
    return rows.slice(0, maxRows);
  }
}
