import { type CallInput, callRequest } from '#calls/request.ts';
import type { ReadFile } from '#config/file.ts';
import { ConfigProblems } from '#config/problems.ts';
import type { CallValues } from '#config/verbs/call-options.ts';
import { standardInput } from '#text/file.ts';
import { isObject } from '#wire/values.ts';
import { checkedInput, readJson } from './json.ts';

/** Returns the call that a command line describes: that of its file, with the members that its arguments set. Throws `ConfigProblems`. */
export function callArgument(words: readonly string[], values: CallValues, readFile: ReadFile): CallInput {
  const { file, context, at, live, person, everybody, caller, dryRun } = values;
  const base = file === undefined ? {} : readJson(file === standardInput ? file : `@${file}`, readFile);
  if (!isObject(base)) throw new ConfigProblems([`${file}: expected an object with the members of a call`]);
  const people = isObject(base['people']) ? base['people'] : {};
  const named = Object.fromEntries(person.map((text) => behaviourOf(text, readFile)));
  return checkedInput(
    {
      ...base,
      ...sidesOf(words, values),
      ...(context !== undefined && { context }),
      ...(at !== undefined && { at }),
      ...(live !== undefined && { live }),
      ...(person.length > 0 && { people: { ...people, ...named } }),
      ...(everybody !== undefined && { everybody: readJson(everybody, readFile) }),
      ...(caller !== undefined && { caller: readJson(caller, readFile) }),
      ...(dryRun && { dryRun }),
    },
    callRequest(),
  );
}

/** Who calls what. With a caller outside, the only word is what is dialled. */
function sidesOf(
  words: readonly string[],
  { file, external, name, trunk }: CallValues,
): Readonly<Record<string, unknown>> {
  if (external === undefined) {
    const [from, to] = words;
    if (name !== undefined || trunk !== undefined)
      throw new ConfigProblems(['--name and --trunk need --external NUMBER']);
    if (from !== undefined && to !== undefined)
      return { from: sideOf(from, callerOf), to: sideOf(to, (number) => number) };
    if (from === undefined && file !== undefined) return {};
    throw new ConfigProblems(['call needs FROM and TO, TO and --external NUMBER, or --file']);
  }
  const [to, extra] = words;
  if (extra !== undefined) throw new ConfigProblems([`call takes TO only with --external, got ${words.join(' ')}`]);
  if (to === undefined && file === undefined) throw new ConfigProblems(['call needs TO, the number that is dialled']);
  const from = { external, ...(name !== undefined && { name }), ...(trunk !== undefined && { trunk }) };
  return { from, ...(to !== undefined && { to: sideOf(to, (number) => number) }) };
}

/** The object that `KIND:ID` names, or what `otherwise` makes of any other word. */
function sideOf(word: string, otherwise: (word: string) => unknown): unknown {
  const [, kind, id] = /^([a-z]+):(\d{1,9})$/.exec(word) ?? [];
  return kind === undefined ? otherwise(word) : { [kind]: Number(id) };
}

function callerOf(word: string): unknown {
  const [number, context] = word.split('@');
  return { number, ...(context !== undefined && { context }) };
}

function behaviourOf(text: string, readFile: ReadFile): readonly [person: string, behaviour: unknown] {
  const end = text.indexOf('=');
  return [text.slice(0, end), readJson(text.slice(end + 1), readFile)];
}
