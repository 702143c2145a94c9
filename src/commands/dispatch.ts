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
  try {
    const task = taskOf(argv, context);
    isJson = task.isJson;
    return print(await task.run(), { ...context, isJson });
  } catch (error) {
    return print(failureOf(error), { ...context, isJson });
  }
}

function taskOf(argv: readonly string[], context: ProgramContext): Task {
  const name = argv[0]?.startsWith('-') ? undefined : argv[0];
  const command = commandNamed(name);
  const commandLine = readCommandLine(name === undefined ? argv : argv.slice(1), optionsOf(command.options));
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
