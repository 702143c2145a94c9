import * as z from 'zod';
import { XivoMockProblem } from '#client/transport.ts';
import { ConfigProblems } from '#config/problems.ts';
import { InvalidFixtures } from '#seeding/problems.ts';
import { oneLine } from '#text/one-line.ts';
import type { VerbResult } from './command.ts';

/** What comes of a command that threw this error. */
export function failureOf(error: unknown): VerbResult {
  if (error instanceof XivoMockProblem) return refusalOf(error);
  if (error instanceof ConfigProblems || error instanceof InvalidFixtures) return impossible(error.lines);
  return impossible([oneLine(String(error instanceof Error ? error.message : error))]);
}

const document = z.looseObject({
  detail: z.string(),
  errors: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
});

/** What is not there, did not come in time, or is there already: a plain "no" to what was asked. */
const noes: ReadonlySet<number> = new Set([404, 408, 409]);

/** The mock's own words, and the faults that they do not mention. */
function refusalOf({ url, status, problem }: XivoMockProblem): VerbResult {
  const told = document.safeParse(problem);
  if (!told.success) return impossible([`${url} does not answer as a mock does (status ${status})`]);
  const { detail, errors = [] } = told.data;
  const others = errors.filter(({ message }) => !detail.includes(message));
  const faults = others.map(({ at, message }) => `  ${at === '' ? '' : `${at}: `}${message}`);
  return { json: problem, errors: [named(detail), ...faults], status: noes.has(status) ? 1 : 2 };
}

function impossible(lines: readonly string[]): VerbResult {
  return { errors: lines.map(named), status: 2 };
}

/** Lines on stderr say whose they are. */
function named(line: string): string {
  return `xivo-mock: ${line}`;
}
