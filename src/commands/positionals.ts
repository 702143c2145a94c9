import { ConfigProblems } from '#config/problems.ts';
import { didYouMean } from '#text/nearest.ts';
import type { Declaration, Verb, Verbs } from './command.ts';

/** What a command line means by its words: a verb, and the positionals for it. */
interface Choice<Given> {
  readonly verb: Omit<Verb<Given>, 'summary'>;
  readonly positionals: readonly string[];
}

/** The verb of these words, with as many positionals as it takes. Throws `ConfigProblems`. */
export function choose<Values, Given>(
  declaration: Declaration<Values, Given>,
  words: readonly string[],
): Choice<Given> {
  const { name } = declaration;
  if (!('verbs' in declaration)) return checked({ verb: declaration, positionals: words }, name);
  const [word = declaration.fallback, ...positionals] = words;
  const verb = verbNamed(word, { ...declaration, name });
  return checked({ verb, positionals }, `${name} ${word}`);
}

function verbNamed<Given>(
  word: string | undefined,
  { name, verbs }: Verbs<Given> & { readonly name: string },
): Verb<Given> {
  const names = Object.keys(verbs);
  if (word === undefined) throw new ConfigProblems([`${name} needs one of ${names.join(', ')}`]);
  const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
  if (verb !== undefined) return verb;
  const hint = didYouMean(word, names) || `; it takes ${names.join(', ')}`;
  throw new ConfigProblems([`unknown word ${JSON.stringify(word)} after ${name}${hint}`]);
}

function checked<Given>(choice: Choice<Given>, spelt: string): Choice<Given> {
  const { verb, positionals } = choice;
  const { takes = [] } = verb;
  const least = takes.filter((name) => !name.startsWith('[')).length;
  const most = takes.at(-1)?.endsWith('…') ? Number.POSITIVE_INFINITY : takes.length;
  if (positionals.length >= least && positionals.length <= most) return choice;
  const wanted = takes.length === 0 ? 'nothing but options' : takes.join(' ');
  throw new ConfigProblems([`${spelt} takes ${wanted}, got ${positionals.join(' ') || 'nothing'}`]);
}

/** What comes between the name of a command and its options. */
export function usageOf<Values, Given>(declaration: Declaration<Values, Given>): string {
  if (!('verbs' in declaration)) return (declaration.takes ?? []).join(' ');
  const names = Object.keys(declaration.verbs).join(' | ');
  return declaration.fallback === undefined ? `(${names})` : `[${names}]`;
}

/** Rows for `--help`, each with a word and what it does. */
export function verbRows<Values, Given>(declaration: Declaration<Values, Given>) {
  if (!('verbs' in declaration)) return [];
  const { verbs, fallback } = declaration;
  return Object.entries(verbs).map(([word, { takes = [], summary }]) => {
    return [[word, ...takes].join(' '), word === fallback ? `${summary} (also without any word)` : summary] as const;
  });
}
