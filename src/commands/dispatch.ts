import { readCommandLine } from '#config/flags.ts';
import { optionsOf } from '#config/option.ts';
import { ConfigProblems } from '#config/read.ts';
import { version } from '#paths.ts';
import { FixtureFaults } from '#seeding/faults.ts';
import { didYouMean } from '#text/nearest.ts';
import { oneLine } from '#text/one-line.ts';
import type { Command, Invocation } from './command.ts';
import { helpOf } from './help.ts';
import { commands } from './index.ts';

/** Runs the command that the first argument names (`start` when it is a flag) and returns the exit status. */
export async function dispatch(invocation: Invocation): Promise<number> {
  try {
    return await runNamed(invocation);
  } catch (error) {
    for (const line of linesOf(error)) invocation.stderr.write(`xivo-mock: ${line}\n`);
    return 2;
  }
}

async function runNamed({ argv, ...surroundings }: Invocation): Promise<number> {
  const name = argv[0]?.startsWith('-') ? undefined : argv[0];
  const rest = name === undefined ? argv : argv.slice(1);
  const command = commandNamed(name);
  const { asksFor } = readCommandLine(rest, optionsOf(command.options));
  if (asksFor === 'version') return print(surroundings.stdout, version);
  if (asksFor === 'help') return print(surroundings.stdout, helpOf(command, commands));
  return command.run({ ...surroundings, argv: rest });
}

function commandNamed(name = commands[0].name): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command;
  const names = commands.map((candidate) => candidate.name);
  throw new ConfigProblems([
    `unknown command ${JSON.stringify(name)}${didYouMean(name, names) || `; the commands are ${names.join(', ')}`}`,
  ]);
}

function print(stdout: Invocation['stdout'], text: string): number {
  stdout.write(`${text}\n`);
  return 0;
}

function linesOf(error: unknown): readonly string[] {
  if (error instanceof ConfigProblems || error instanceof FixtureFaults) return error.lines;
  return [oneLine(String(error instanceof Error ? error.message : error))];
}
