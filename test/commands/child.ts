import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { packageRoot } from '#paths.ts';

/** Builds the command line into a new folder inside the package, so that the package root and its modules are found. */
export function buildProgram(): { program: string; remove(): void } {
  const cache = join(packageRoot, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'xivo-mock-'));
  execFileSync(process.execPath, [join(packageRoot, 'scripts', 'build.mjs'), folder], { stdio: 'pipe' });
  return { program: join(folder, 'main.js'), remove: () => rmSync(folder, { recursive: true }) };
}

/** Runs the program; it is killed at the end of the test. */
export function run(
  program: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  // Run files are removed with the build.
  const child = spawn(process.execPath, [program, ...argv], { env: { TMPDIR: dirname(program), ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Waits for the program to exit by itself; returns its exit status and output. */
export async function outcomeOf(child: ChildProcessWithoutNullStreams) {
  const status = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await status, stdout, stderr };
}

/** The first line on stdout; the program keeps running. */
export function firstLine(child: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface(child.stdout)
      .once('line', resolve)
      .once('close', () => reject(new Error('the mock ended')));
  });
}

/** The exit status, once the program exits. */
export function statusOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve));
}
