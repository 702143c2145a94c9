/** `documented`: what the published page says; `recorded`: the real server of end 2012, quirk for quirk. */
export type Dialect = 'documented' | 'recorded';

/** One answer to the same question: how it is told to people, and the value that the code goes by. */
interface DialectValue<Value> {
  readonly text: string;
  readonly value: Value;
}

/** A place where the dialects differ: a datum at one place, read by the code and listed in the README. */
export interface Difference<Value = unknown> {
  /** What differs: resource, act, circumstance. */
  readonly where: string;
  readonly recorded: DialectValue<Value>;
  readonly documented: DialectValue<Value>;
  /** Why the default dialect departs from the real server. */
  readonly why: string;
}
