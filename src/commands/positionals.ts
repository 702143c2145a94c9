import { ConfigProblems } from '#config/problems.ts';
import { didYouMean } from '#text/nearest.ts';
import type { Declaration, Verb, Verbs } from './command.ts';

/** The verb that a command line selects, with its positionals. */
interface Choice<Request> {
  readonly verb: Omit<Verb<Request>, 'summary'>;
  readonly positionals: readonly string[];
}

/** Selects the verb that the words name and checks its number of positionals. Throws `ConfigProblems`. */
export function choose<Values, Request>(
  declaration: Declaration<Values, Request>,
  words: readonly string[],
): Choice<Request> {
  const { name } = declaration;
  if (!('verbs' in declaration)) return checked({ verb: declaration, positionals: words }, name);
  const [word = declaration.fallback, ...positionals] = words;
  const verb = verbNamed(word, { ...declaration, name });
  return checked({ verb, positionals }, `${name} ${word}`);
}

function verbNamed<Request>(
  word: string | undefined,
  { name, verbs }: Verbs<Request> & { readonly name: string },
): Verb<Request> {
  const names = Object.keys(verbs);
  if (word === undefined) throw new ConfigProblems([`${name} needs a verb: ${names.join(', ')}`]);
  const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
  if (verb !== undefined) return verb;
  const hint = didYouMean(word, names) || `; its verbs are ${names.join(', ')}`;
  throw new ConfigProblems([`unknown verb ${JSON.stringify(word)} of ${name}${hint}`]);
}

function checked<Request>(choice: Choice<Request>, command: string): Choice<Request> {
  const { verb, positionals } = choice;
  const { takes = [] } = verb;
  const min = takes.filter((name) => !name.startsWith('[')).length;
  const max = takes.at(-1)?.endsWith('…') ? Number.POSITIVE_INFINITY : takes.length;
  if (positionals.length >= min && positionals.length <= max) return choice;
  const expected = takes.length === 0 ? 'only options' : takes.join(' ');
  throw new ConfigProblems([`${command} takes ${expected}, got ${positionals.join(' ') || 'nothing'}`]);
}

/** The usage line between the command's name and `[options]`. */
export function usageOf<Values, Request>(declaration: Declaration<Values, Request>): string {
  if (!('verbs' in declaration)) return (declaration.takes ?? []).join(' ');
  const names = Object.keys(declaration.verbs).join(' | ');
  return declaration.fallback === undefined ? `(${names})` : `[${names}]`;
}

/** Rows for `--help`: each verb with its positionals, and its summary. */
export function verbRows<Values, Request>(declaration: Declaration<Values, Request>) {
  if (!('verbs' in declaration)) return [];
  const { verbs, fallback } = declaration;
  return Object.entries(verbs).map(([word, { takes = [], summary }]) => {
    return [[word, ...takes].join(' '), word === fallback ? `${summary} (default)` : summary] as const;
  });
}
