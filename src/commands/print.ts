import type { ExitStatus, ProgramContext, VerbResult } from './command.ts';

/** Prints a result, as lines or as one line of JSON, and returns its exit status. */
export function print(
  { json, lines = [], errors = [], status = 0 }: VerbResult,
  { stdout, stderr, isJson }: Pick<ProgramContext, 'stdout' | 'stderr'> & { readonly isJson: boolean },
): ExitStatus {
  if (isJson && json !== undefined) {
    stdout.write(`${JSON.stringify(json)}\n`);
    return status;
  }
  for (const line of lines) stdout.write(`${line}\n`);
  for (const line of errors) stderr.write(`${line}\n`);
  return status;
}
