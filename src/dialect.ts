/**
 * `documented`: the behaviour that the published page describes; `recorded`: that of a real server from the end of 2012,
 * quirks included.
 */
export type Dialect = 'documented' | 'recorded';

/** The behaviour in one dialect: a description for readers, and the value that the code reads. */
interface DialectValue<Value> {
  readonly text: string;
  readonly value: Value;
}

/**
 * A difference between the dialects. It is declared next to the code that reads it and listed in the `differences` of its
 * resource; the documentation's table is generated from those lists.
 *
 * @example
 * const missingView: Difference<number> = {
 *   where: 'queues: `view` of an unknown `id`',
 *   recorded: { text: '204', value: 204 },
 *   documented: { text: '404', value: 404 },
 *   why: 'page: 204 only for list and search, 404 for view',
 * };
 */
export interface Difference<Value = unknown> {
  /** The resource, the act and the case that differ. */
  readonly where: string;
  readonly recorded: DialectValue<Value>;
  readonly documented: DialectValue<Value>;
  /** Why the dialect `documented` departs from the real server. */
  readonly why: string;
}
