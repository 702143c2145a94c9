import { optionsHelp } from '#config/help.ts';
import { optionsOf } from '#config/option.ts';
import { aligned } from './aligned.ts';
import type { Command } from './command.ts';

/** The `--help` text of a command; that of the default command also lists the others. */
export function helpOf(command: Command, commands: readonly Command[]): string {
  const isDefault = command === commands[0];
  return [
    ['Usage: xivo-mock', isDefault ? `[${command.name}]` : command.name, command.usage, '[options]']
      .filter(Boolean)
      .join(' '),
    '',
    command.summary,
    ...(isDefault ? ['', 'Commands:', commandsHelp(commands)] : []),
    ...section(`Verbs of ${command.name}:`, aligned(command.verbs)),
    ...section('Examples:', command.examples),
    '',
    `Options of ${command.name}:`,
    optionsHelp(optionsOf(command.options)),
    '  --help, --version',
  ].join('\n');
}

function commandsHelp(commands: readonly Command[]): string {
  const lines = aligned(commands.map(({ name, summary }) => [name, summary])).map((line) => `  ${line}`);
  return [...lines, '', 'xivo-mock COMMAND --help lists the options of a command.'].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', title, ...lines.map((line) => `  ${line}`)] : [];
}
