import * as z from 'zod';
import { otherErrors, XivoMockProblem } from '#client/transport.ts';
import { ConfigProblems } from '#config/problems.ts';
import { InvalidFixtures } from '#seeding/problems.ts';
import { oneLine } from '#text/one-line.ts';
import type { VerbResult } from './command.ts';

/** The result of a command that threw: lines for stderr, and exit status 1 for a plain no or 2 for a failure. */
export function failureOf(error: unknown): VerbResult {
  if (error instanceof XivoMockProblem) return problemResult(error);
  if (error instanceof ConfigProblems || error instanceof InvalidFixtures) return failed(error.lines);
  return failed([oneLine(String(error instanceof Error ? error.message : error))]);
}

const document = z.looseObject({
  detail: z.string(),
  errors: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
});

/** Statuses that mean no rather than failure: not found, timed out, already exists. */
const negativeStatuses: ReadonlySet<number> = new Set([404, 408, 409]);

/** The problem's detail, followed by the errors that the detail does not mention. */
function problemResult({ url, status, problem }: XivoMockProblem): VerbResult {
  const parsed = document.safeParse(problem);
  if (!parsed.success) return failed([`${url} does not answer like xivo-mock (status ${status})`]);
  const { detail, errors = [] } = parsed.data;
  const details = otherErrors(detail, errors).map((text) => `  ${text}`);
  return { json: problem, errors: [prefixed(detail), ...details], status: negativeStatuses.has(status) ? 1 : 2 };
}

function failed(lines: readonly string[]): VerbResult {
  return { errors: lines.map(prefixed), status: 2 };
}

/** Prefixes a line on stderr with the program's name. */
function prefixed(line: string): string {
  return `xivo-mock: ${line}`;
}
