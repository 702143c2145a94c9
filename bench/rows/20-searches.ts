import type { Resource } from '#core/resource.ts';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { cpuTime } from '../lists/cpu-time.ts';
import { answerOf } from '../lists/filled-world.ts';
import { searchedWorld } from '../lists/searched-world.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';

/** Searches with 20 matches. */
export const searches: readonly BenchRow[] = [
  searchOf(users, 'name', 'Quetzal'),
  searchOf(users, 'number', '77777'),
  searchOf(lines, 'number', '77777'),
];

function searchOf(resource: Resource, by: string, text: string): BenchRow {
  return {
    number: 20,
    what: `${resource.path} search by ${by}, 20 matches among 40,000, processor time`,
    against: '20 matches among 1,000',
    goal: { atMost: 1.5 },
    async run({ sizes }) {
      const [many, fewer] = [searchedWorld(40_000), searchedWorld(1000)];
      const search = { resource, act: 'search', query: `search=${text}` };
      const figures = await inTurns(
        sizes.rounds,
        async () => cpuTime(() => answerOf(many, search)),
        async () => cpuTime(() => answerOf(fewer, search)),
      );
      many.close();
      fewer.close();
      return { unit: 'ms', ...figures };
    },
  };
}
