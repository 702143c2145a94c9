import { didYouMean } from '../nearest.ts';
import type { Option } from './option.ts';
import type { Source } from './source.ts';

/** What the command line sets; the last one counts when a flag is repeated. */
export function readFlags(argv: readonly string[], options: readonly Option[]): Source {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  const rest = [...argv];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    const read = readFlag(argument, { options, rest });
    if (typeof read === 'string') problems.push(read);
    else values[read.key] = read.value;
  }
  return { origin: 'flag', values, problems, spell: (option) => option.flag };
}

/** The option and value of one argument, which may take the next one from `rest`; or the problem with it. */
function readFlag(argument: string, { options, rest }: { options: readonly Option[]; rest: string[] }) {
  if (!argument.startsWith('-')) return `unexpected argument ${JSON.stringify(argument)}`;
  const [name = '', ...pieces] = argument.split('=');
  const given = pieces.length > 0 ? pieces.join('=') : undefined;
  const option = options.find(({ flag }) => flag === name);
  if (option) return takeValue(option, { given, rest });
  const denied = options.find(({ flag, type }) => type === 'boolean' && noFlag(flag) === name);
  if (!denied) return `unknown option ${name}${didYouMean(name, flagNames(options))}`;
  return given === undefined ? { key: denied.key, value: 'false' } : `${name} takes no value`;
}

function takeValue(option: Option, { given, rest }: { given: string | undefined; rest: string[] }) {
  if (given !== undefined) return { key: option.key, value: given };
  if (option.type === 'boolean' && !/^(true|false)$/.test(rest[0] ?? '')) return { key: option.key, value: 'true' };
  if (rest[0] === undefined || rest[0].startsWith('--')) return `${option.flag} needs a value`;
  return { key: option.key, value: rest.shift() };
}

function flagNames(options: readonly Option[]): string[] {
  return options.flatMap(({ flag, type }) => (type === 'boolean' ? [flag, noFlag(flag)] : [flag]));
}

function noFlag(flag: string): string {
  return flag.replace('--', '--no-');
}
