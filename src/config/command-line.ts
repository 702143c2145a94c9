import { parseArgs } from 'node:util';
import type { Option } from './option.ts';

/** A flag as it is written, with its value. */
export interface Flag {
  readonly flag: string;
  readonly value?: string | undefined;
}

/** A part of a command line. */
type Token = Flag | { readonly word: string };

/** The flags and words of a command line, in their order. */
export function tokensOf(argv: readonly string[], options: readonly Option[]): readonly Token[] {
  const tokens = parsed(argv, options);
  return tokens.flatMap((token, place): readonly Token[] => {
    const [before, next] = [tokens[place - 1], tokens[place + 1]];
    if (token.kind === 'positional') return isTruthOf(before, token, options) ? [] : [{ word: token.value }];
    if (token.kind === 'option-terminator') return [];
    // Letters after one hyphen are a flag each to the parser; there are no such flags here.
    if (!token.rawName.startsWith('--'))
      return before?.index === token.index ? [] : [{ flag: argv[token.index] ?? '' }];
    const value = next?.kind === 'positional' && isTruthOf(token, next, options) ? next.value : token.value;
    return [{ flag: token.rawName, value }];
  });
}

/** Whether a word is the value of the boolean flag before it: `--json true`. */
function isTruthOf(before: RawToken | undefined, word: RawToken, options: readonly Option[]): boolean {
  if (before?.kind !== 'option' || word.kind !== 'positional' || before.value !== undefined) return false;
  const isNext = before.index + 1 === word.index && /^(?:true|false)$/i.test(word.value);
  return isNext && options.some(({ flag, type }) => flag === before.rawName && type === 'boolean');
}

type RawToken = NonNullable<ReturnType<typeof parse>>[number];

/** A flag is never the value of the one before it: `--port --host pbx` lacks a port. */
function parsed(argv: readonly string[], options: readonly Option[]): readonly RawToken[] {
  const tokens = parse(argv, options);
  const place = tokens.findIndex((token) => {
    return token.kind === 'option' && token.inlineValue === false && token.value.startsWith('--');
  });
  const lacking = tokens[place];
  if (lacking?.kind !== 'option') return tokens;
  const { kind, name, rawName, index } = lacking;
  const rest = parsed(argv.slice(index + 1), options).map((token) => ({ ...token, index: token.index + index + 1 }));
  return [...tokens.slice(0, place), { kind, name, rawName, index, value: undefined, inlineValue: undefined }, ...rest];
}

function parse(argv: readonly string[], options: readonly Option[]) {
  const known = options.map(({ flag, type }) => {
    return [flag.slice(2), { type: type === 'boolean' ? ('boolean' as const) : ('string' as const) }] as const;
  });
  const config = { options: Object.fromEntries(known), strict: false, allowPositionals: true, tokens: true } as const;
  return parseArgs({ ...config, args: [...argv] }).tokens;
}
