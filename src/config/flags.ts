import { didYouMean } from '#text/nearest.ts';
import { type Flag, tokensOf } from './command-line.ts';
import type { Option } from './option.ts';
import type { OptionValues } from './option-values.ts';

/** What a command line says: its flags, and the words beside them. */
export interface CommandLine {
  readonly flags: OptionValues;
  readonly words: readonly string[];
  /** Whether it asks for the help or the version of the program. */
  readonly asksFor: 'help' | 'version' | undefined;
}

/** Reads a command line; the last one counts when a flag is repeated, and after `--` everything is a word. */
export function readCommandLine(argv: readonly string[], options: readonly Option[]): CommandLine {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  const tokens = tokensOf(argv, options);
  const questions = tokens.flatMap((token) => ('flag' in token ? questionOf(token) : []));
  for (const token of tokens) {
    if (!('flag' in token) || questionOf(token).length > 0) continue;
    const read = readFlag(token, options);
    if (typeof read === 'string') problems.push(read);
    else values[read.key] = read.value;
  }
  return {
    flags: { source: 'flag', values, problems, spell: ({ flag }) => flag },
    words: tokens.flatMap((token) => ('word' in token ? [token.word] : [])),
    asksFor: questions[0],
  };
}

function questionOf({ flag }: Flag): readonly ('help' | 'version')[] {
  if (flag === '--version') return ['version'];
  return flag === '--help' || flag === '-h' ? ['help'] : [];
}

/** The option and value of a flag, or the problem with it. */
function readFlag({ flag, value }: Flag, options: readonly Option[]) {
  const option = options.find((known) => known.flag === flag);
  if (option !== undefined) {
    const given = value ?? (option.type === 'boolean' ? 'true' : undefined);
    return given === undefined ? `${flag} needs a value` : { key: option.key, value: given };
  }
  const denied = options.find((known) => known.type === 'boolean' && noFlag(known.flag) === flag);
  if (denied === undefined) return `unknown option ${flag}${hintOn(flag, options)}`;
  return value === undefined ? { key: denied.key, value: 'false' } : `${flag} takes no value`;
}

function hintOn(flag: string, options: readonly Option[]): string {
  return didYouMean(flag, flagNames(options), { prefix: '--' }) || '; --help lists the options';
}

function flagNames(options: readonly Option[]): string[] {
  return options.flatMap(({ flag, type }) => (type === 'boolean' ? [flag, noFlag(flag)] : [flag]));
}

function noFlag(flag: string): string {
  return flag.replace('--', '--no-');
}
