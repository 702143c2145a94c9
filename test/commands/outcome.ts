import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { dispatch } from '#commands/dispatch.ts';
import { readTextFile } from '#text/file.ts';

/** Runs a command line in this process; returns its exit status and output. */
export async function outcomeOf(argv: readonly string[], env: Record<string, string> = {}) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  // No run files of other mocks.
  const context = { env: { TMPDIR: '/nonexistent', ...env }, readFile: readTextFile };
  const status = await dispatch({ argv, ...context, stdout, stderr });
  for (const stream of [stdout, stderr]) stream.end();
  return { status, stdout: await text(stdout), stderr: await text(stderr) };
}
