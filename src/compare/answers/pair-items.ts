import { maskedValue } from './comparable.ts';
import type { Comparison } from './comparison.ts';
import type { GeneratedNames } from './generated-names.ts';
import { type JsonTree, treeText } from './json-tree.ts';

/** The items of two lists without order: the item of the second list for each index of the first, and the indexes of the others. */
interface ItemPairs {
  readonly pairs: ReadonlyMap<number, JsonTree>;
  readonly added: readonly number[];
}

/** An item with what identifies it. */
interface Candidate {
  readonly index: number;
  readonly item: JsonTree;
  readonly text: string;
  readonly facts: ReadonlyMap<string, string>;
}

/** Pairs items that are equal; then those with the same id; then those that have most values in common. */
export function pairItems(
  left: readonly JsonTree[],
  right: readonly JsonTree[],
  { sides }: Pick<Comparison, 'sides'>,
): ItemPairs {
  const pairs = new Map<number, JsonTree>();
  const lefts = left.map((item, index) => candidateOf(item, index, sides.left));
  const rest = new Set(right.map((item, index) => candidateOf(item, index, sides.right)));
  const matchers: readonly ((one: Candidate) => Candidate | undefined)[] = [
    matcherBy(rest, ({ text }) => text),
    matcherBy(rest, ({ facts }) => facts.get('id')),
    (one) => mostSimilar(one, rest),
  ];
  for (const match of matchers) {
    for (const one of lefts) {
      const other = pairs.has(one.index) ? undefined : match(one);
      if (other === undefined) continue;
      pairs.set(one.index, other.item);
      rest.delete(other);
    }
  }
  return { pairs, added: [...rest].map(({ index }) => index) };
}

function candidateOf(item: JsonTree, index: number, names: GeneratedNames): Candidate {
  const facts = new Map<string, string>();
  for (const [key, value] of item.kind === 'object' ? item.entries : []) {
    if (value.kind === 'scalar') facts.set(key, names.mask(maskedValue(key, value.raw, names)));
  }
  return { index, item, text: names.mask(treeText(item)), facts };
}

/** Returns a function that finds a candidate with the same key among those that are left. */
function matcherBy(rest: ReadonlySet<Candidate>, keyOf: (candidate: Candidate) => string | undefined) {
  const byKey = new Map<string | undefined, Candidate[]>();
  for (const candidate of rest) {
    const key = keyOf(candidate);
    const group = byKey.get(key) ?? [];
    group.push(candidate);
    byKey.set(key, group);
  }
  return (one: Candidate): Candidate | undefined => {
    const key = keyOf(one);
    return key === undefined ? undefined : byKey.get(key)?.find((candidate) => rest.has(candidate));
  };
}

/** Keys whose values name an object. */
const namingKeys = ['name', 'number', 'exten', 'fullname', 'identity', 'firstname'];

function mostSimilar(one: Candidate, rest: Iterable<Candidate>): Candidate | undefined {
  let best: { readonly candidate: Candidate; readonly common: number } | undefined;
  for (const candidate of rest) {
    const common = [...one.facts].filter(([key, value]) => candidate.facts.get(key) === value).length;
    const isNamed = namingKeys.some((key) => one.facts.has(key) && one.facts.get(key) === candidate.facts.get(key));
    const isSimilar = isNamed || 2 * common > one.facts.size;
    if (isSimilar && common > (best?.common ?? 0)) best = { candidate, common };
  }
  return best?.candidate;
}
