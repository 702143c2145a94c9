import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

/** Paths for starting a mock that can be killed at a step. */
export interface Program {
  /** Path of the built command line. */
  readonly main: string;
  /** Path of `hook.mjs`. */
  readonly hook: string;
}

/** A mock in a child process. */
export interface Killable {
  readonly url: string;
  /** Kills the process and waits until it has exited. */
  kill(): Promise<void>;
  /** How the process exited, with the end of its output. */
  readonly ended: Promise<{ signal: NodeJS.Signals | null; stderr: string }>;
}

const usual = ['start', '--port', '0', '--no-https', '--seeds', 'fresh', '--log-level', 'silent'];

/** Starts a mock on a state file; it is killed at the step, counted from its start. */
export function launch(program: Program, file: string, step?: string): ChildProcessWithoutNullStreams {
  const argv = ['--import', program.hook, program.main, ...usual, '--persist', file];
  const env = { KILL_PROGRAM: program.main, ...(step !== undefined && { KILL_STEP: step }) };
  return spawn(process.execPath, argv, { env });
}

/** How the process exited. */
export async function endOf(child: ChildProcessWithoutNullStreams): Promise<Awaited<Killable['ended']>> {
  const signal = new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_status, by) => resolve(by)));
  const [stderr] = await Promise.all([text(child.stderr), text(child.stdout)]);
  return { signal: await signal, stderr };
}

/** Starts a mock and waits until it is ready. Throws an `Error` with its output if it exits instead. */
export async function started(program: Program, file: string): Promise<Killable> {
  const child = launch(program, file);
  const ended = endOf(child);
  const line = new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
  const first = await Promise.race([line, ended]);
  if (typeof first !== 'string') throw new Error(`the mock did not start: ${first.stderr}`);
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { url: /http:\S+/.exec(first)?.[0] ?? '', kill, ended };
}
