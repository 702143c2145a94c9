import { isSettable, type Option } from './option.ts';

/** The options as lines of `--help`. */
export function optionsHelp(options: readonly Option[]): string {
  const rows = options.map((option) => ({ left: usageOf(option), right: meaningOf(option) }));
  const width = Math.max(...rows.map(({ left }) => left.length));
  return rows.map(({ left, right }) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}

/** The options as a Markdown table, for the documentation. */
export function optionsTable(options: readonly Option[]): string {
  const rows = options.map((option) => [
    `\`${option.flag}\``,
    isSettable(option, 'environment') ? `\`${option.variable}\`` : '',
    isSettable(option, 'file') ? `\`${option.key}\`` : '',
    option.choices?.map((choice) => `\`${choice}\``).join(' ') ?? option.type,
    option.default === undefined ? '' : `\`${option.default}\``,
    option.help,
  ]);
  const head = ['Flag', 'Variable', 'Key in the file', 'Value', 'Default', 'Meaning'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function usageOf({ flag, type, default: defaultValue }: Option): string {
  if (type !== 'boolean') return `${flag} ${type.toUpperCase()}`;
  return defaultValue === true ? flag.replace('--', '--no-') : flag;
}

function meaningOf(option: Option): string {
  const notes = [
    ...(option.choices ? [option.choices.join(' | ')] : []),
    ...(option.default === undefined || option.type === 'boolean' ? [] : [`default ${option.default}`]),
    ...(isSettable(option, 'environment') ? [option.variable] : []),
  ];
  const help = option.type === 'boolean' && option.default === true ? `do not ${option.help}` : option.help;
  return notes.length > 0 ? `${help} (${notes.join('; ')})` : help;
}
