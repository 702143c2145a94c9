import { redactUnder } from '#journal/secrets.ts';
import { maskedValue } from './comparable.ts';
import { type AnswerDifference, type Comparison, differenceOfValues } from './comparison.ts';
import type { Correspondence } from './correspondence.ts';
import { type JsonTree, treeText } from './json-tree.ts';
import { idIn, kindAt } from './object-ids.ts';
import { pairItems } from './pair-items.ts';

/** A pair of values to compare, with their place. */
interface Compared {
  readonly at: string;
  readonly key: string;
  readonly parent: string | undefined;
  readonly destination: string | undefined;
}

/** A whole body that is an id is the answer to an add. */
const root: Compared = { at: '', key: 'id', parent: undefined, destination: undefined };

/** Returns the first difference of two bodies as JSON; `undefined` if they differ only in what may differ. */
export function firstDifference(left: JsonTree, right: JsonTree, comparison: Comparison): AnswerDifference | undefined {
  if (left.kind === 'array' && right.kind === 'array' && !comparison.keepsOrder)
    return unorderedDifference(left.items, right.items, comparison);
  return difference(left, right, { ...comparison, place: root });
}

type Walk = Comparison & { readonly place: Compared };

function difference(left: JsonTree, right: JsonTree, walk: Walk): AnswerDifference | undefined {
  if (left.kind === 'object' && right.kind === 'object') return objectDifference(left.entries, right.entries, walk);
  if (left.kind === 'array' && right.kind === 'array') return listDifference(left.items, right.items, walk);
  if (left.kind === 'scalar' && right.kind === 'scalar' && isEqual(left.raw, right.raw, walk)) return undefined;
  return differenceAt(walk.place.at, left, right);
}

function isEqual(left: string, right: string, { sides, place, resource }: Walk): boolean {
  const mask = (raw: string, names: Correspondence['left']) => names.mask(maskedValue(place.key, raw, names));
  if (mask(left, sides.left) === mask(right, sides.right)) return true;
  const kind = kindAt({ ...place, resource });
  const [id, partner] = [idIn(left), idIn(right)];
  if (kind === undefined || id === undefined || partner === undefined) return false;
  return left.startsWith('"') === right.startsWith('"') && sides.ids.areSame(kind, id, partner);
}

type Entries = readonly (readonly [key: string, value: JsonTree])[];

function objectDifference(left: Entries, right: Entries, walk: Walk): AnswerDifference | undefined {
  const { sides, place } = walk;
  const found = new Map(right.map(([key, value]) => [sides.right.mask(key), value]));
  const recorded = new Set(left.map(([key]) => sides.left.mask(key)));
  const destination = destinationOf(left);
  for (const [key, value] of left) {
    const other = found.get(sides.left.mask(key));
    const at = memberAt(place.at, key);
    if (other === undefined) return differenceAt(at, value, undefined);
    const result = difference(value, other, { ...walk, place: { at, key, parent: parentOf(place), destination } });
    if (result !== undefined) return result;
  }
  const added = right.find(([key]) => !recorded.has(sides.right.mask(key)));
  if (added !== undefined) return differenceAt(memberAt(place.at, added[0]), undefined, added[1]);
  return orderDifference(left, right, walk);
}

/** The key of the nearest object that is not an element of a map with numbers as keys. */
function parentOf({ at, key, parent }: Compared): string | undefined {
  if (at === '' || /^\[\d+\]$/.test(at)) return undefined;
  return /^\d+$/.test(key) ? parent : key;
}

/** The type of a dial action, which decides what its first argument refers to. */
function destinationOf(entries: Entries): string | undefined {
  const value = entries.find(([key]) => key === 'actiontype' || key === 'action')?.[1];
  return value?.kind === 'scalar' && value.raw.startsWith('"') ? value.raw.slice(1, -1) : undefined;
}

function orderDifference(left: Entries, right: Entries, { sides, place }: Walk): AnswerDifference | undefined {
  const index = left.findIndex(([key], position) => {
    return sides.left.mask(key) !== sides.right.mask(right[position]?.[0] ?? '');
  });
  if (index < 0) return undefined;
  const orderOf = (entries: Entries) => `keys in the order ${keysFrom(entries, index)}`;
  return differenceOfValues(place.at, orderOf(left), orderOf(right));
}

function keysFrom(entries: Entries, index: number): string {
  const from = Math.max(0, index - 1);
  const keys = entries.slice(from, from + 4).map(([key]) => key);
  return [...(from > 0 ? ['…'] : []), ...keys, ...(entries.length > from + 4 ? ['…'] : [])].join(', ');
}

function listDifference(
  left: readonly JsonTree[],
  right: readonly JsonTree[],
  walk: Walk,
): AnswerDifference | undefined {
  const { place } = walk;
  for (const [index, item] of left.entries()) {
    const [at, other] = [`${place.at}[${index}]`, right[index]];
    const result =
      other === undefined
        ? differenceAt(at, item, undefined)
        : difference(item, other, { ...walk, place: { ...place, at } });
    if (result !== undefined) return result;
  }
  return right.length > left.length
    ? differenceAt(`${place.at}[${left.length}]`, undefined, right[left.length])
    : undefined;
}

function unorderedDifference(
  left: readonly JsonTree[],
  right: readonly JsonTree[],
  comparison: Comparison,
): AnswerDifference | undefined {
  const { pairs, added } = pairItems(left, right, comparison);
  for (const [index, item] of left.entries()) {
    const [at, other] = [`[${index}]`, pairs.get(index)];
    if (other === undefined) return differenceAt(at, item, undefined);
    const result = difference(item, other, { ...comparison, place: { ...root, at } });
    if (result !== undefined) return result;
  }
  const [first] = added;
  return first === undefined ? undefined : differenceAt(`[${first}]`, undefined, right[first]);
}

function differenceAt(at: string, left: JsonTree | undefined, right: JsonTree | undefined): AnswerDifference {
  const text = (tree: JsonTree | undefined) => (tree === undefined ? undefined : withoutSecrets(at, treeText(tree)));
  return differenceOfValues(at, text(left), text(right));
}

/** Returns a value at a place as text, without passwords; one that has none keeps its bytes. */
function withoutSecrets(at: string, text: string): string {
  const value: unknown = JSON.parse(text);
  const redacted = JSON.stringify(redactUnder(at, value));
  return redacted === JSON.stringify(value) ? text : redacted;
}

function memberAt(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}
