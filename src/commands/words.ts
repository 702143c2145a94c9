import type { Option } from '../config/option.ts';

/** The arguments that are no flags and no values of flags, and the others. */
export function splitWords(
  argv: readonly string[],
  options: readonly Option[],
): { words: readonly string[]; flags: readonly string[] } {
  const words: string[] = [];
  const flags: string[] = [];
  const rest = [...argv];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (!argument.startsWith('-')) words.push(argument);
    else flags.push(argument, ...(takesNext(argument, options) ? rest.splice(0, 1) : []));
  }
  return { words, flags };
}

function takesNext(argument: string, options: readonly Option[]): boolean {
  return options.some(({ flag, type }) => flag === argument && type !== 'boolean');
}
