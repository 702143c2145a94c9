import * as z from 'zod';
import type { FixturesAnswer } from '#client/answers.ts';
import { XivoMockProblem } from '#client/transport.ts';
import { fixtureOptions } from '#config/verbs/control-options.ts';
import type { ApplyOptions } from '#seeding/apply.ts';
import { parseFile } from '#seeding/parse.ts';
import { filesOf } from '#seeding/paths.ts';
import { type FixtureProblem, InvalidFixtures } from '#seeding/problems.ts';
import { UnusableFile } from '#text/file.ts';
import { type ClientRequest, clientCommand } from '../client-command.ts';
import type { ExitStatus, ProgramContext, VerbResult } from '../command.ts';

type FixturesRequest = ClientRequest<z.output<typeof fixtureOptions>>;

/** Applies, checks and exports fixture documents; exit status 1 if a document is invalid. */
export const fixturesCommand = clientCommand({
  name: 'fixtures',
  summary:
    'Apply fixture documents to a running mock, check them, or export its state as one; exit status 1 if one is invalid.',
  options: fixtureOptions,
  examples: [
    "xivo-mock fixtures check 'fixtures/*.yaml'",
    'xivo-mock fixtures apply company.yaml --strict',
    'xivo-mock fixtures export > state.json',
  ],
  verbs: {
    apply: {
      takes: ['FILE…'],
      summary: 'apply documents (JSON or YAML; files or patterns), stopping at the first invalid one',
      run: applyAll,
    },
    check: {
      takes: ['FILE…'],
      summary: 'check documents without changing anything',
      run: checkAll,
    },
    export: {
      summary: 'print the current state as a document',
      async run({ client }) {
        const document = await client.fixtures.export();
        return { json: document, lines: [JSON.stringify(document, null, 1)] };
      },
    },
  },
});

/** With `--mode replace` the first document replaces the state and the others merge into it. */
async function applyAll(request: FixturesRequest): Promise<VerbResult> {
  let { mode } = request.values;
  for (const file of await filesMatching(request.positionals)) {
    const outcome = await send(request, file, { mode });
    if (outcome.status === 1) return outcome;
    request.print(outcome);
    mode = 'merge';
  }
  return {};
}

async function checkAll(request: FixturesRequest): Promise<VerbResult> {
  const { mode } = request.values;
  let status: ExitStatus = 0;
  for (const file of await filesMatching(request.positionals)) {
    const outcome = await send(request, file, { mode, dryRun: true });
    if (outcome.status === 1) status = 1;
    request.print(outcome);
  }
  return { status };
}

/** The files that the paths match, in order, with a problem for each path that matches none. */
async function filesMatching(paths: readonly string[]): Promise<readonly (string | FixtureProblem)[]> {
  const matches: (string | FixtureProblem)[] = [];
  for (const path of paths) {
    const files = await filesOf(path);
    matches.push(...('message' in files ? [files] : files));
  }
  return matches;
}

/** Sends one document; status 1 if it is invalid. */
async function send(
  request: FixturesRequest,
  match: string | FixtureProblem,
  options: ApplyOptions,
): Promise<VerbResult> {
  const file = typeof match === 'string' ? match : match.at;
  try {
    const document = await documentIn(match, request.context);
    const { strict } = request.values;
    const applied = await withProblems(file, request.client.fixtures.apply(document, { ...options, strict }));
    const counts = Object.entries(applied).flatMap(([name, count]) => (count === 0 ? [] : [`${count} ${name}`]));
    const done = options.dryRun ? 'is valid' : 'applied';
    return { json: { file, applied }, lines: [`${file} ${done}: ${counts.join(', ') || 'nothing'}`] };
  } catch (error) {
    if (!(error instanceof InvalidFixtures)) throw error;
    return { json: { file, faults: error.problems }, errors: error.lines, status: 1 };
  }
}

/** Parses a fixture file. Throws `InvalidFixtures`. */
async function documentIn(file: string | FixtureProblem, { readFile }: ProgramContext): Promise<unknown> {
  if (typeof file !== 'string') throw new InvalidFixtures([file]);
  try {
    return await parseFile(file, readFile(file));
  } catch (error) {
    throw error instanceof UnusableFile ? new InvalidFixtures([{ at: file, message: error.message }]) : error;
  }
}

const refusal = z.looseObject({ errors: z.array(z.object({ at: z.string(), message: z.string() })) });

/** The number of objects applied, by kind. Throws the problems that the mock reports as `InvalidFixtures`. */
async function withProblems(file: string, answer: Promise<FixturesAnswer>): Promise<FixturesAnswer['applied']> {
  try {
    return (await answer).applied;
  } catch (error) {
    const problem = error instanceof XivoMockProblem ? refusal.safeParse(error.problem) : undefined;
    throw problem?.success ? new InvalidFixtures(problem.data.errors).in(file) : error;
  }
}
