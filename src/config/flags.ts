import { didYouMean } from '#text/nearest.ts';
import { type Flag, tokensOf } from './command-line.ts';
import type { Option } from './option.ts';
import type { OptionValues } from './option-values.ts';

/** A parsed command line. */
export interface CommandLine {
  readonly flags: OptionValues;
  /** The arguments that are not flags. */
  readonly words: readonly string[];
  /** Set by `--help`, `-h` or `--version`. */
  readonly asksFor: 'help' | 'version' | undefined;
}

/** Parses a command line. The last of repeated flags counts, unless the option is `repeatable`; after `--` everything is a word. */
export function readCommandLine(argv: readonly string[], options: readonly Option[]): CommandLine {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  const tokens = tokensOf(argv, options);
  const information = tokens.flatMap((token) => ('flag' in token ? informationFlag(token) : []));
  for (const token of tokens) {
    if (!('flag' in token) || informationFlag(token).length > 0) continue;
    const result = readFlag(token, options);
    if (typeof result === 'string') problems.push(result);
    else values[result.option.key] = valueWith(result, values[result.option.key]);
  }
  return {
    flags: { source: 'flag', values, problems, spell: ({ flag }) => flag },
    words: tokens.flatMap((token) => ('word' in token ? [token.word] : [])),
    asksFor: information[0],
  };
}

function valueWith({ option, value }: SetOption, earlier: unknown): unknown {
  return option.repeatable ? [...(Array.isArray(earlier) ? earlier : []), value] : value;
}

function informationFlag({ flag }: Flag): readonly ('help' | 'version')[] {
  if (flag === '--version') return ['version'];
  return flag === '--help' || flag === '-h' ? ['help'] : [];
}

/** An option with the value that a flag sets. */
interface SetOption {
  readonly option: Option;
  readonly value: string;
}

/** The option and value of a flag, or a line about its problem. */
function readFlag({ flag, value }: Flag, options: readonly Option[]): SetOption | string {
  const option = options.find((candidate) => candidate.flag === flag);
  if (option !== undefined) {
    const text = value ?? (option.type === 'boolean' ? 'true' : undefined);
    return text === undefined ? `${flag} needs a value` : { option, value: text };
  }
  const negated = options.find(({ flag: name, type }) => type === 'boolean' && noFlag(name) === flag);
  if (negated === undefined) return `unknown option ${flag}${hintOn(flag, options)}`;
  return value === undefined ? { option: negated, value: 'false' } : `${flag} takes no value`;
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
