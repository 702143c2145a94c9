import * as z from 'zod';
import type { FixturesAnswer } from '#client/answers.ts';
import { XivoMockProblem } from '#client/transport.ts';
import { fixtureOptions } from '#config/verb-options.ts';
import type { ApplyOptions } from '#seeding/apply.ts';
import { parseFile } from '#seeding/parse.ts';
import { filesOf } from '#seeding/paths.ts';
import { type FixtureProblem, InvalidFixtures } from '#seeding/problems.ts';
import { UnusableFile } from '#text/file.ts';
import { type ClientWork, clientCommand } from '../client-command.ts';
import type { ExitStatus, ProgramContext, VerbResult } from '../command.ts';

type Work = ClientWork<z.output<typeof fixtureOptions>>;

/** Sends fixture documents to a running mock, or gets its state as one: status 1 when a document has faults. */
export const fixturesCommand = clientCommand({
  name: 'fixtures',
  summary:
    'Apply fixture documents to a running mock, check them, or export its state as one; exit status 1 for faults.',
  options: fixtureOptions,
  examples: [
    "xivo-mock fixtures check 'fixtures/*.yaml'",
    'xivo-mock fixtures apply company.yaml --strict',
    'xivo-mock fixtures export > state.json',
  ],
  verbs: {
    apply: {
      takes: ['FILE…'],
      summary: 'apply documents (JSON or YAML; files or patterns) up to the first one with faults',
      run: applyAll,
    },
    check: {
      takes: ['FILE…'],
      summary: 'find the faults of documents and change nothing',
      run: checkAll,
    },
    export: {
      summary: 'print the present state as a document',
      async run({ client }) {
        const document = await client.fixtures.export();
        return { json: document, lines: [JSON.stringify(document, null, 1)] };
      },
    },
  },
});

/** Of several documents that replace the state, the first one does, and the others add to it. */
async function applyAll(work: Work): Promise<VerbResult> {
  let { mode } = work.values;
  for (const file of await namedBy(work.positionals)) {
    const outcome = await sent(work, file, { mode });
    if (outcome.status === 1) return outcome;
    work.print(outcome);
    mode = 'merge';
  }
  return {};
}

async function checkAll(work: Work): Promise<VerbResult> {
  const { mode } = work.values;
  let status: ExitStatus = 0;
  for (const file of await namedBy(work.positionals)) {
    const outcome = await sent(work, file, { mode, dryRun: true });
    if (outcome.status === 1) status = 1;
    work.print(outcome);
  }
  return { status };
}

/** The files that the paths mean, in their order, and the faults of paths that mean none. */
async function namedBy(paths: readonly string[]): Promise<readonly (string | FixtureProblem)[]> {
  const named: (string | FixtureProblem)[] = [];
  for (const path of paths) {
    const files = await filesOf(path);
    named.push(...('message' in files ? [files] : files));
  }
  return named;
}

/** What comes of one document: status 1 when it has faults. */
async function sent(work: Work, named: string | FixtureProblem, how: ApplyOptions): Promise<VerbResult> {
  const file = typeof named === 'string' ? named : named.at;
  try {
    const document = await documentIn(named, work.context);
    const { strict } = work.values;
    const applied = await asFaults(file, work.client.fixtures.apply(document, { ...how, strict }));
    const counts = Object.entries(applied).map(([name, count]) => `${count} ${name}`);
    const done = how.dryRun ? 'has no faults' : 'is applied';
    return { json: { file, applied }, lines: [`${file} ${done}: ${counts.join(', ') || 'nothing'}`] };
  } catch (error) {
    if (!(error instanceof InvalidFixtures)) throw error;
    return { json: { file, faults: error.problems }, errors: error.lines, status: 1 };
  }
}

/** Throws `FixtureFaults`. */
async function documentIn(file: string | FixtureProblem, { readFile }: ProgramContext): Promise<unknown> {
  if (typeof file !== 'string') throw new InvalidFixtures([file]);
  try {
    return await parseFile(file, readFile(file));
  } catch (error) {
    throw error instanceof UnusableFile ? new InvalidFixtures([{ at: file, message: error.message }]) : error;
  }
}

const faulty = z.looseObject({ errors: z.array(z.object({ at: z.string(), message: z.string() })) });

/** How many of each kind were applied. Throws the faults that the mock has found as `FixtureFaults`. */
async function asFaults(file: string, answer: Promise<FixturesAnswer>): Promise<FixturesAnswer['applied']> {
  try {
    return (await answer).applied;
  } catch (error) {
    const problem = error instanceof XivoMockProblem ? faulty.safeParse(error.problem) : undefined;
    throw problem?.success ? new InvalidFixtures(problem.data.errors).in(file) : error;
  }
}
