import type { z } from 'zod';
import { XivoMockClient } from '#client/client.ts';
import { ConfigProblems, readOptions } from '#config/read.ts';
import { worldOptions } from '#config/verb-options.ts';
import { didYouMean } from '#text/nearest.ts';
import type { Command, Invocation } from './command.ts';
import { headersFor, mockUrl } from './mock-url.ts';
import { asStatus } from './refusals.ts';

/** What a verb works with. */
interface Work<Values> {
  readonly client: XivoMockClient;
  readonly values: Values;
  /** What is written beside the options, as many words as the verb takes. */
  readonly words: readonly string[];
  readonly invocation: Invocation;
  /** Prints the answer as JSON or the lines, as the user wants it; gives the status of success. */
  say(answer: unknown, lines: readonly string[]): number;
}

/** One thing that a command does. */
export interface Verb<Values> {
  /** The words that it takes; those in brackets may be absent. */
  readonly takes?: readonly string[];
  readonly summary: string;
  run(work: Work<Values>): Promise<number>;
}

interface Outline<Table> {
  readonly name: string;
  readonly summary: string;
  readonly options: Table;
  readonly examples: readonly string[];
}

/** A command that asks a running mock one thing. */
export function clientCommand<Table extends z.ZodObject>(
  outline: Outline<Table> & Omit<Verb<z.output<Table>>, 'summary'>,
): Command {
  const { name, summary, options, examples, takes = [] } = outline;
  return {
    name,
    summary,
    options,
    examples,
    ...(takes.length > 0 && { usage: takes.join(' ') }),
    run: (invocation) => perform(invocation, { options, choose: (words) => ({ verb: outline, words, spelt: name }) }),
  };
}

/** A command whose first word says what to do; without any word it is the first verb. */
export function verbsCommand<Table extends z.ZodObject>(
  outline: Outline<Table> & { readonly verbs: Readonly<Record<string, Verb<z.output<Table>>>> },
): Command {
  const { name, summary, options, examples, verbs } = outline;
  const choose = ([word = Object.keys(verbs)[0] ?? '', ...words]: readonly string[]) => {
    const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
    if (verb !== undefined) return { verb, words, spelt: `${name} ${word}` };
    const hint = didYouMean(word, Object.keys(verbs)) || `; it takes ${Object.keys(verbs).join(', ')}`;
    throw new ConfigProblems([`unknown word ${JSON.stringify(word)} after ${name}${hint}`]);
  };
  return {
    name,
    summary,
    options,
    examples,
    usage: `[${Object.keys(verbs).join(' | ')}]`,
    verbs: Object.entries(verbs).map(([word, verb]) => [[word, ...(verb.takes ?? [])].join(' '), verb.summary]),
    run: (invocation) => perform(invocation, { options, choose }),
  };
}

interface Chosen<Values> {
  readonly verb: Omit<Verb<Values>, 'summary'>;
  readonly words: readonly string[];
  readonly spelt: string;
}

interface Plan<Table extends z.ZodObject> {
  readonly options: Table;
  choose(words: readonly string[]): Chosen<z.output<Table>>;
}

async function perform<Table extends z.ZodObject>(invocation: Invocation, { options, choose }: Plan<Table>) {
  const { values, words: given } = readOptions(options, { ...invocation, takesWords: true });
  const { verb, words, spelt } = choose(given);
  checkWords(words, { takes: verb.takes ?? [], spelt });
  const common = worldOptions.parse(values);
  const { json } = common;
  const client = new XivoMockClient(mockUrl(common.url, invocation), { headers: headersFor(common) });
  const say = (answer: unknown, lines: readonly string[]) => {
    for (const line of json ? [JSON.stringify(answer ?? null)] : lines) invocation.stdout.write(`${line}\n`);
    return 0;
  };
  return asStatus(verb.run({ client, values, words, invocation, say }), { invocation, url: client.url, json });
}

function checkWords(words: readonly string[], { takes, spelt }: { takes: readonly string[]; spelt: string }): void {
  const least = takes.filter((word) => !word.startsWith('[')).length;
  if (words.length >= least && words.length <= takes.length) return;
  const wanted = takes.length === 0 ? 'nothing but options' : takes.join(' ');
  throw new ConfigProblems([`${spelt} takes ${wanted}, got ${words.length === 0 ? 'nothing' : words.join(' ')}`]);
}
