import { join } from 'node:path';
import { Random } from '#world/random.ts';
import { endOf, launch, type Program, started } from './child.ts';
import { expectKilled, expectSame, type Figures } from './expected.ts';
import { control, heldBy } from './pbx.ts';
import { PersistedState } from './state.ts';
import { type CallName, calls, firstStart, type Step } from './steps.ts';

/** Options of the rounds. */
export interface RoundOptions {
  readonly program: Program;
  /** An empty folder for the state files. */
  readonly folder: string;
  readonly rounds: number;
  readonly seed: number;
}

/** Coprime to the number of scenarios, so that a few rounds cover different ones. */
const stride = 13;

/**
 * Kills mocks with a state file repeatedly: after some acknowledged changes, or at a step of a request or of a first start, during
 * concurrent writes. After each kill, the restarted mock must have every acknowledged change and a complete baseline. Throws at
 * the first violated guarantee.
 */
export async function killRounds({ program, folder, rounds, seed }: RoundOptions): Promise<Figures> {
  const random = new Random(seed);
  const figures: Figures = { rounds: 0, starts: 0, acknowledged: 0, unanswered: 0, kills: {} };
  const plan = scenarios();
  const state = new PersistedState({ program, file: join(folder, 'state.db'), random, figures });
  try {
    for (; figures.rounds < rounds; figures.rounds++) {
      const scenario = plan[(figures.rounds * stride) % plan.length];
      if (scenario === undefined || scenario === 'writes') await state.killAfterWrites();
      else if ('call' in scenario) await state.killWithin(scenario.call, scenario.step);
      else
        await killFirstStart(program, {
          step: scenario.step,
          file: join(folder, `first-${figures.rounds}.db`),
          figures,
        });
    }
    return figures;
  } finally {
    await state.stop();
  }
}

type Scenario = 'writes' | { readonly call: CallName; readonly step: Step } | { readonly step: Step };

/** Every step once, alternating between requests, first starts and plain writes. */
function scenarios(): readonly Scenario[] {
  const names: CallName[] = ['baseline', 'reset', 'restore', 'generate', 'change'];
  const lists: (readonly Scenario[])[] = [
    ...names.map((call) => calls[call].steps.map((step) => ({ call, step }))),
    firstStart.map((step) => ({ step })),
  ];
  const longest = Math.max(...lists.map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list[turn] ?? []));
  return turns.flatMap((turn, index) => [...(index % 2 === 0 ? ['writes' as const] : []), ...turn]);
}

async function killFirstStart(
  program: Program,
  { step, file, figures }: { step: Step; file: string; figures: Figures },
): Promise<void> {
  expectKilled(await endOf(launch(program, file, step.name)), step, figures);
  const mock = await started(program, file);
  figures.starts += 2;
  expectSame(await heldBy(mock.url), { entities: new Set(['entity']), users: 0 }, 'the first state');
  if ((await control(mock.url, 'POST reset')) !== 200) throw new Error(`no reset after ${step.name}`);
  await mock.kill();
}
