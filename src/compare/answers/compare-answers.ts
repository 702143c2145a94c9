import { redactText } from '#journal/secrets.ts';
import { keptHeaders } from '#recording/format.ts';
import { comparable } from './comparable.ts';
import { type AnswerDifference, type Comparison, differenceOfValues, wholeBody } from './comparison.ts';
import { firstDifference } from './first-difference.ts';
import { type JsonTree, parseTree, treeText } from './json-tree.ts';
import type { NameConflict } from './name-pairs.ts';

/** An answer, of a recording or of a server. */
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/**
 * Returns the first difference of two answers: in the status, a header that recordings keep, or the body. Generated values and ids of
 * made objects may differ; those that the answers have in the same places become partners.
 */
export function compareAnswers(left: Answer, right: Answer, comparison: Comparison): AnswerDifference | undefined {
  if (left.status !== right.status) return differenceOfValues('status', String(left.status), String(right.status));
  const header = keptHeaders.find((name) => left.headers[name] !== right.headers[name]);
  if (header !== undefined) return differenceOfValues(`header ${header}`, left.headers[header], right.headers[header]);
  return compareBodies(left.body, right.body, comparison);
}

function compareBodies(left: string, right: string, comparison: Comparison): AnswerDifference | undefined {
  const { sides } = comparison;
  const [one, other] = [comparable(left, sides.left, comparison), comparable(right, sides.right, comparison)];
  const isPaired = one.names.length === other.names.length;
  const conflict = isPaired ? sides.names.add(one.names, other.names) : undefined;
  if (one.text !== other.text) {
    const [leftTree, rightTree] = [parseTree(left), parseTree(right)];
    if (leftTree === undefined || rightTree === undefined) return textDifference(left, right);
    const difference = firstDifference(leftTree, rightTree, comparison) ?? spaceDifference(left, right);
    if (difference !== undefined) return difference;
  }
  return conflict === undefined ? undefined : nameDifference(left, conflict);
}

/** Both bodies have the same values: they can only differ in the white space between them. */
function spaceDifference(left: string, right: string): AnswerDifference | undefined {
  const hasSpace = (body: string) => {
    const tree = parseTree(body);
    return tree !== undefined && treeText(tree) !== body;
  };
  return hasSpace(left) || hasSpace(right) ? textDifference(left, right) : undefined;
}

/** In characters, before and after the first one that differs. */
const context = { before: 20, after: 80 };

function textDifference(leftBody: string, rightBody: string): AnswerDifference {
  const [left, right] = [redactText(leftBody), redactText(rightBody)];
  let index = 0;
  while (index < left.length && left[index] === right[index]) index += 1;
  const start = Math.max(0, index - context.before);
  const around = (text: string) => (start > 0 ? '…' : '') + text.slice(start, index + context.after);
  return differenceOfValues(wholeBody, around(left), around(right));
}

/** A generated name that stands for another object than before. */
function nameDifference(body: string, { name, partner }: NameConflict): AnswerDifference {
  const tree = parseTree(body);
  const at = tree === undefined ? undefined : placeOf(tree, name);
  return differenceOfValues(at ?? wholeBody, `the generated name ${name}`, `the name ${partner} of another object`);
}

function placeOf(tree: JsonTree, text: string, at = ''): string | undefined {
  if (tree.kind === 'scalar') return tree.raw.includes(text) ? at : undefined;
  const members =
    tree.kind === 'array'
      ? tree.items.map((item, index) => [`${at}[${index}]`, item] as const)
      : tree.entries.map(([key, value]) => [at === '' ? key : `${at}.${key}`, value] as const);
  for (const [place, member] of members) {
    const found = placeOf(member, text, place);
    if (found !== undefined) return found;
  }
  return undefined;
}
