import type { ExitStatus, Outcome, Surroundings } from './command.ts';

/** Prints what came of a command and returns its exit status. */
export function print(
  { json, lines = [], complaints = [], status = 0 }: Outcome,
  { stdout, stderr, isJson }: Pick<Surroundings, 'stdout' | 'stderr'> & { readonly isJson: boolean },
): ExitStatus {
  if (isJson && json !== undefined) {
    stdout.write(`${JSON.stringify(json)}\n`);
    return status;
  }
  for (const line of lines) stdout.write(`${line}\n`);
  for (const line of complaints) stderr.write(`${line}\n`);
  return status;
}
