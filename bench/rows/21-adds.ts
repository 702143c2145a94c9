import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { cpuTime } from '../lists/cpu-time.ts';
import { filledWorld, repeatAct } from '../lists/filled-world.ts';
import { inTurns } from '../rounds.ts';
import type { BenchRow } from '../row.ts';
import { newUser } from '../wire-paths.ts';

const addsPerRound = 200;

export const adds: BenchRow = {
  number: 21,
  what: `${addsPerRound} users add with 40,000 users, processor time`,
  against: 'with 100 users',
  goal: { atMost: 1.2 },
  async run({ sizes }) {
    const [many, few] = [filledWorld(40_000, 'users'), filledWorld(100, 'users')];
    const add = { resource: users, act: 'add', body: newUser(1) };
    const figures = await inTurns(
      sizes.rounds,
      async () => cpuTime(() => repeatAct(many, add, addsPerRound)),
      async () => cpuTime(() => repeatAct(few, add, addsPerRound)),
    );
    many.close();
    few.close();
    return { unit: 'ms', ...figures };
  },
};
