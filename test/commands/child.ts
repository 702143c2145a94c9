import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { packageRoot } from '#paths.ts';

/** Builds the command line into a folder of its own, inside the package so that its root and packages are found. */
export function buildProgram(): { program: string; remove(): void } {
  const cache = join(packageRoot, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'xivo-mock-'));
  execFileSync(process.execPath, [join(packageRoot, 'scripts', 'build.mjs'), folder], { stdio: 'pipe' });
  return { program: join(folder, 'main.js'), remove: () => rmSync(folder, { recursive: true }) };
}

/** A run of the program that is killed with its test. */
export function run(
  program: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  // What a run leaves to be found by others goes with the build.
  const child = spawn(process.execPath, [program, ...argv], { env: { TMPDIR: dirname(program), ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Exit status and output of a run that ends by itself. */
export async function outcomeOf(child: ChildProcessWithoutNullStreams) {
  const status = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await status, stdout, stderr };
}

/** The first line on stdout of a run that goes on. */
export function firstLine(child: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface(child.stdout)
      .once('line', resolve)
      .once('close', () => reject(new Error('the mock ended')));
  });
}

/** The exit status of a run that is told to end. */
export function statusOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve));
}
