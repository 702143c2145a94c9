import * as z from 'zod';
import { XivoMockProblem } from '#client/transport.ts';
import type { Invocation } from './command.ts';
import { reasonOf } from './mock-url.ts';

interface Asked {
  readonly invocation: Invocation;
  readonly url: string;
  readonly json: boolean;
}

const document = z.looseObject({
  detail: z.string(),
  errors: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
});

/** What is not there, did not come in time, or is there already: a plain "no" to what was asked. */
const noes: ReadonlySet<number> = new Set([404, 408, 409]);

/** The exit status of the work; a refusal by the mock is told, and a mock that cannot be asked is an error. */
export async function asStatus(work: Promise<number>, asked: Asked): Promise<number> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof XivoMockProblem) return tell(error, asked);
    if (error instanceof SyntaxError) throw new Error(`${asked.url} does not answer as a mock does`, { cause: error });
    if (!(error instanceof TypeError)) throw error;
    throw new Error(`${asked.url} cannot be reached (${reasonOf(error)})`, { cause: error });
  }
}

function tell({ status, problem }: XivoMockProblem, { invocation, url, json }: Asked): number {
  const told = document.safeParse(problem);
  if (!told.success) throw new Error(`${url} does not answer as a mock does (status ${status})`);
  const { detail, errors = [] } = told.data;
  const others = errors.filter(({ message }) => !detail.includes(message));
  const faults = others.map(({ at, message }) => `  ${at === '' ? '' : `${at}: `}${message}`);
  if (json) invocation.stdout.write(`${JSON.stringify(problem)}\n`);
  else for (const line of [`xivo-mock: ${detail}`, ...faults]) invocation.stderr.write(`${line}\n`);
  return noes.has(status) ? 1 : 2;
}
