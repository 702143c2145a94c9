import { parseArgs } from 'node:util';
import type { Option } from './option.ts';

/** A flag as written (`--port`), with its value. */
export interface Flag {
  readonly flag: string;
  readonly value?: string | undefined;
}

/** A flag or another argument of a command line. */
type Token = Flag | { readonly word: string };

/** The flags and words of a command line, in order. */
export function tokensOf(argv: readonly string[], options: readonly Option[]): readonly Token[] {
  const tokens = parseTokens(argv, options);
  return tokens.flatMap((token, index): readonly Token[] => {
    const [before, next] = [tokens[index - 1], tokens[index + 1]];
    if (token.kind === 'positional') return isBooleanValueOf(before, token, options) ? [] : [{ word: token.value }];
    if (token.kind === 'option-terminator') return [];
    // `parseArgs` splits `-abc` into three flags; this program has no short flags, so it is reported as written.
    if (!token.rawName.startsWith('--'))
      return before?.index === token.index ? [] : [{ flag: argv[token.index] ?? '' }];
    const value = next?.kind === 'positional' && isBooleanValueOf(token, next, options) ? next.value : token.value;
    return [{ flag: token.rawName, value }];
  });
}

/** True if a word is the value of the boolean flag before it, as in `--json true`. */
function isBooleanValueOf(before: RawToken | undefined, word: RawToken, options: readonly Option[]): boolean {
  if (before?.kind !== 'option' || word.kind !== 'positional' || before.value !== undefined) return false;
  const isNext = before.index + 1 === word.index && /^(?:true|false)$/i.test(word.value);
  return isNext && options.some(({ flag, type }) => flag === before.rawName && type === 'boolean');
}

type RawToken = NonNullable<ReturnType<typeof parse>>[number];

/** A flag is never the value of the previous one: in `--port --host pbx` the port is missing. */
function parseTokens(argv: readonly string[], options: readonly Option[]): readonly RawToken[] {
  const tokens = parse(argv, options);
  const index = tokens.findIndex((token) => {
    return token.kind === 'option' && token.inlineValue === false && token.value.startsWith('--');
  });
  const valueless = tokens[index];
  if (valueless?.kind !== 'option') return tokens;
  const next = valueless.index + 1;
  const rest = parseTokens(argv.slice(next), options).map((token) => ({ ...token, index: token.index + next }));
  return [...tokens.slice(0, index), { ...valueless, value: undefined, inlineValue: undefined }, ...rest];
}

function parse(argv: readonly string[], options: readonly Option[]) {
  const entries = options.map(({ flag, type }) => {
    return [flag.slice(2), { type: type === 'boolean' ? ('boolean' as const) : ('string' as const) }] as const;
  });
  const config = { options: Object.fromEntries(entries), strict: false, allowPositionals: true, tokens: true } as const;
  return parseArgs({ ...config, args: [...argv] }).tokens;
}
