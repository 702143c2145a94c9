import * as z from 'zod';
import { Transport, XivoMockProblem } from '#client/transport.ts';
import { ConfigProblems, readOptions } from '#config/read.ts';
import { fixtureOptions } from '#config/verb-options.ts';
import type { ApplyOptions } from '#seeding/apply.ts';
import { FixtureFaults } from '#seeding/faults.ts';
import { parseFile } from '#seeding/parse.ts';
import { UnusableFile } from '#text/file.ts';
import { didYouMean } from '#text/nearest.ts';
import type { Command, Invocation } from '../command.ts';
import { headersFor, mockUrl, reasonOf } from '../mock-url.ts';

/** What a verb works with. */
interface Work {
  readonly invocation: Invocation;
  readonly files: readonly string[];
  readonly values: z.output<typeof fixtureOptions>;
  readonly transport: Transport;
}

const verbs: Readonly<Record<string, (work: Work) => Promise<number>>> = {
  apply: (work) => sendAll(work, 'apply'),
  check: (work) => sendAll(work, 'check'),
  export: exportDocument,
};

const answer = z.looseObject({ applied: z.record(z.string(), z.number()) });
const faulty = z.looseObject({ errors: z.array(z.object({ at: z.string(), message: z.string() })) });

/** Sends fixture documents to a running mock, or gets its state as one: status 1 when a document has faults. */
export const fixtures: Command = {
  name: 'fixtures',
  usage: '(apply FILE… | check FILE… | export)',
  summary:
    'Apply fixture documents to a running mock, check them, or export its state as one; exit status 1 for faults.',
  options: fixtureOptions,
  async run(invocation) {
    const { values, words } = readOptions(fixtureOptions, { ...invocation, takesWords: true });
    const [verb = '', ...files] = words;
    const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (run === undefined) throw new ConfigProblems([unknownVerb(verb)]);
    if (files.length > 0 !== (verb !== 'export')) {
      throw new ConfigProblems([`fixtures ${verb} takes ${verb === 'export' ? 'no files' : 'files'}`]);
    }
    const url = mockUrl(values.url, invocation);
    return reached(url, run({ invocation, files, values, transport: new Transport(url, headersFor(values)) }));
  },
};

function unknownVerb(verb: string): string {
  const names = Object.keys(verbs);
  if (verb === '') return `fixtures needs one of ${names.join(', ')}`;
  return `unknown word ${JSON.stringify(verb)} after fixtures${didYouMean(verb, names) || `; it takes ${names.join(', ')}`}`;
}

async function reached<T>(url: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Error(`${url} cannot be reached (${reasonOf(error)})`, { cause: error });
  }
}

async function exportDocument({ invocation, transport }: Work): Promise<number> {
  const document = await transport.json<unknown>({ method: 'GET', path: 'fixtures' });
  invocation.stdout.write(`${JSON.stringify(document, null, 1)}\n`);
  return 0;
}

/**
 * Checks look at all files; what is applied ends at the first file that is refused, as the next ones may build on it. Of
 * several files that replace the state, the first one does, and the others add to it.
 */
async function sendAll(work: Work, verb: 'apply' | 'check'): Promise<number> {
  let status = 0;
  for (const [index, file] of work.files.entries()) {
    const mode = verb === 'apply' && index > 0 ? 'merge' : work.values.mode;
    const { strict } = work.values;
    if (await isSent(work, file, { mode, dryRun: verb === 'check', strict })) continue;
    status = 1;
    if (verb === 'apply') break;
  }
  return status;
}

async function isSent(work: Work, file: string, how: ApplyOptions): Promise<boolean> {
  const { stdout, stderr } = work.invocation;
  const { json } = work.values;
  try {
    const document = await parseFile(file, textOf(work.invocation, file));
    const applied = await send(work.transport, document, how);
    const counts = Object.entries(applied).map(([name, count]) => `${count} ${name}`);
    const done = how.dryRun ? 'has no faults' : 'is applied';
    stdout.write(
      json ? `${JSON.stringify({ file, applied })}\n` : `${file} ${done}: ${counts.join(', ') || 'nothing'}\n`,
    );
    return true;
  } catch (error) {
    const found = error instanceof FixtureFaults ? error : faultsIn(error, file);
    if (json) stdout.write(`${JSON.stringify({ file, faults: found.faults })}\n`);
    else for (const line of found.lines) stderr.write(`${line}\n`);
    return false;
  }
}

function textOf({ readFile }: Invocation, file: string): string {
  try {
    return readFile(file);
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    throw new FixtureFaults([{ at: file, message: error.message }]);
  }
}

async function send(transport: Transport, document: unknown, query: ApplyOptions) {
  const sent = { method: 'POST', path: 'fixtures', query: { ...query }, body: document } as const;
  return answer.parse(await transport.json<unknown>(sent)).applied;
}

/** The faults that the mock has found; any other error passes. */
function faultsIn(error: unknown, file: string): FixtureFaults {
  const problem = error instanceof XivoMockProblem ? faulty.safeParse(error.problem) : undefined;
  if (!problem?.success) throw error;
  return new FixtureFaults(problem.data.errors).in(file);
}
