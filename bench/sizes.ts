/** The sizes of a run. */
export interface Sizes {
  /** Call records of most rows. */
  readonly records: number;
  /** Call records of the row about many records. */
  readonly manyRecords: number;
  readonly users: number;
  /** Users of the rows about many users. */
  readonly manyUsers: number;
  readonly generatedUsers: number;
  readonly rounds: number;
  /** Duration of a round of traffic. */
  readonly seconds: number;
  readonly starts: number;
  readonly someRequests: number;
  readonly manyRequests: number;
  readonly longSeconds: number;
}

export const full: Sizes = {
  records: 1_000_000,
  manyRecords: 10_000_000,
  users: 5000,
  manyUsers: 10_000,
  generatedUsers: 100_000,
  rounds: 7,
  seconds: 3,
  starts: 15,
  someRequests: 50_000,
  manyRequests: 1_000_000,
  longSeconds: 30,
};

export const quick: Sizes = {
  records: 100_000,
  manyRecords: 1_000_000,
  users: 1000,
  manyUsers: 1000,
  generatedUsers: 10_000,
  rounds: 3,
  seconds: 1,
  starts: 5,
  someRequests: 20_000,
  manyRequests: 100_000,
  longSeconds: 5,
};
