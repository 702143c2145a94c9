import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { dispatch } from '#commands/dispatch.ts';
import { readTextFile } from '#text/file.ts';

/** Exit status and output of a command line, run in this process. */
export async function outcomeOf(argv: readonly string[], env: Record<string, string> = {}) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  // A folder without mocks that run.
  const surroundings = { env: { TMPDIR: '/nonexistent', ...env }, readFile: readTextFile };
  const status = await dispatch({ argv, ...surroundings, stdout, stderr });
  for (const stream of [stdout, stderr]) stream.end();
  return { status, stdout: await text(stdout), stderr: await text(stderr) };
}
