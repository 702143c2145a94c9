import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { dispatch } from '../../src/commands/dispatch.ts';

/** Exit status and output of a command line, run in this process. */
export async function outcomeOf(argv: readonly string[], env: Record<string, string> = {}) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const readFile = (path: string) => readFileSync(path, 'utf8');
  const status = await dispatch({ argv, env, readFile, stdout, stderr });
  for (const stream of [stdout, stderr]) stream.end();
  return { status, stdout: await text(stdout), stderr: await text(stderr) };
}
