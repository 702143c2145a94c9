import { cpuTime } from '../lists/cpu-time.ts';
import { answerOf, filledWorld } from '../lists/filled-world.ts';
import { type JoinedList, joinedList, joinedLists } from '../lists/joined-lists.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';

const counts = [1000, 10_000];

/** Each figure is about this many objects, so that short lists are not measured before V8 has compiled their code. */
const objectsPerFigure = 10_000;

/** The first list after a write: nothing is cached. */
export const firstLists: readonly BenchRow[] = counts.flatMap((count) =>
  joinedLists.map((list) => firstListOf(list, count)),
);

function firstListOf({ resource, kind, sql }: JoinedList, count: number): BenchRow {
  return {
    number: 17,
    what: `${resource.path} list of ${count.toLocaleString('en')}, first after a write, processor time`,
    against: 'the joined query, and JSON.stringify of the same objects',
    goal: { atMost: 1.5 },
    async run({ sizes }) {
      const world = filledWorld(count, kind);
      const ours = () => answerOf(world, { resource, act: 'list' });
      const baseline = joinedList(world.store.image(), sql, ours());
      const timeOf = async (work: () => unknown) =>
        cpuTime(() => {
          for (let done = 0; done < objectsPerFigure; done += count) work();
        });
      const figures = await inTurns(
        sizes.rounds,
        () => timeOf(ours),
        () => timeOf(baseline),
      );
      world.close();
      return { unit: 'ms', ...figures };
    },
  };
}
