import { type CommandLine, readCommandLine } from '#config/flags.ts';
import { optionsOf } from '#config/option.ts';
import { ConfigProblems } from '#config/problems.ts';
import { version } from '#paths.ts';
import { didYouMean } from '#text/nearest.ts';
import type { Command, ExitStatus, ProgramContext, Task } from './command.ts';
import { failureOf } from './failures.ts';
import { helpOf } from './help.ts';
import { commands } from './index.ts';
import { print } from './print.ts';

/** Runs the command named by the first argument (`start` if that is a flag) and returns its exit status. */
export async function dispatch({
  argv,
  ...context
}: ProgramContext & { readonly argv: readonly string[] }): Promise<ExitStatus> {
  let isJson = false;
  let failureStatus: ExitStatus | undefined;
  try {
    const command = commandNamed(nameIn(argv));
    failureStatus = command.failureStatus;
    const task = taskOf(command, { argv, ...context });
    isJson = task.isJson;
    return print(await task.run(), { ...context, isJson });
  } catch (error) {
    const failure = failureOf(error);
    return print({ ...failure, status: failureStatus ?? failure.status ?? 2 }, { ...context, isJson });
  }
}

/** A command line that begins with a flag names no command. */
function nameIn([first]: readonly string[]): string | undefined {
  return first?.startsWith('-') ? undefined : first;
}

function taskOf(command: Command, { argv, ...context }: ProgramContext & { readonly argv: readonly string[] }): Task {
  const commandLine = readCommandLine(nameIn(argv) === undefined ? argv : argv.slice(1), optionsOf(command.options));
  const text = informationText(commandLine, command);
  if (text === undefined) return command.read(commandLine, context);
  return { isJson: false, run: async () => ({ lines: [text] }) };
}

function informationText({ asksFor }: CommandLine, command: Command): string | undefined {
  if (asksFor === 'version') return version;
  return asksFor === 'help' ? helpOf(command, commands) : undefined;
}

function commandNamed(name = commands[0].name): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command;
  const names = commands.map((candidate) => candidate.name);
  throw new ConfigProblems([
    `unknown command ${JSON.stringify(name)}${didYouMean(name, names) || `; the commands are ${names.join(', ')}`}`,
  ]);
}
