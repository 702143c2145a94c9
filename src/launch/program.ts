import { dispatch } from '#commands/dispatch.ts';
import { readTextFile } from '#text/file.ts';

/** Runs the command line of this process and ends the process. `onServing` is called once a server answers requests. */
export async function run(onServing: () => void): Promise<void> {
  const { stdout, stderr } = process;
  // A closed pipe must not end the mock.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  const argv = process.argv.slice(2);
  const status = await dispatch({ argv, env: process.env, readFile: readTextFile, stdout, stderr, onServing });
  // A reader that has stopped reading must not keep the process alive.
  setTimeout(() => process.exit(status), 500);
  stderr.write('', () => stdout.write('', () => process.exit(status)));
}
