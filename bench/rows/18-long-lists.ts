import { cpuTime } from '../lists/cpu-time.ts';
import { answerOf, filledWorld } from '../lists/filled-world.ts';
import { type JoinedList, joinedLists } from '../lists/joined-lists.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';

/** The time of a list grows with its length. */
export const longLists: readonly BenchRow[] = joinedLists.map(longListOf);

function longListOf({ resource, kind }: JoinedList): BenchRow {
  return {
    number: 18,
    what: `${resource.path} list of 40,000, first after a write, processor time`,
    against: 'the list of 10,000',
    goal: { atMost: 4.4 },
    async run({ sizes }) {
      const [many, fewer] = [filledWorld(40_000, kind), filledWorld(10_000, kind)];
      const figures = await inTurns(
        sizes.rounds,
        async () => cpuTime(() => answerOf(many, { resource, act: 'list' })),
        async () => cpuTime(() => answerOf(fewer, { resource, act: 'list' })),
      );
      many.close();
      fewer.close();
      return { unit: 'ms', ...figures };
    },
  };
}
