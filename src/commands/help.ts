import { optionsHelp } from '../config/help.ts';
import { optionsOf } from '../config/option.ts';
import type { Command } from './command.ts';

/** The text of `--help` for a command; the default one also lists the others. */
export function helpOf(command: Command, commands: readonly Command[]): string {
  const isDefault = command === commands[0];
  return [
    `Usage: xivo-mock ${isDefault ? `[${command.name}]` : command.name} [options]`,
    '',
    command.summary,
    ...(isDefault ? ['', 'Commands:', commandsHelp(commands)] : []),
    '',
    `Options of ${command.name}:`,
    optionsHelp(optionsOf(command.options)),
    '  --help, --version',
  ].join('\n');
}

function commandsHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [...lines, '', 'xivo-mock COMMAND --help lists the options of a command.'].join('\n');
}
