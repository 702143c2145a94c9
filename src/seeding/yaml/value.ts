import type { Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import type { FixtureProblem } from '../problems.ts';

type Yaml = typeof import('yaml');

/** Bound of all merges (`<<`), because a few lines could merge more keys than fit in memory. */
const maxMergedKeys = 2_000_000;

/** Thrown to stop reading at the first problem. */
class Unreadable extends Error {}

interface Context {
  readonly yaml: Yaml;
  /** Returns line and column of an offset, for messages. */
  readonly at: (offset: number) => string;
}

/**
 * Converts a parsed document to a value, or returns the first construct that fixtures do not support. Each anchored node is
 * converted once; the library's own conversion searches the entire document for each alias of a merge.
 */
export function readDocument(
  document: Document.Parsed,
  context: Context,
): { value: unknown } | { problem: FixtureProblem } {
  const reader = new Reader(context);
  try {
    return { value: reader.read(document.contents) };
  } catch (error) {
    if (error instanceof Unreadable && reader.problem !== undefined) return { problem: reader.problem };
    throw error;
  }
}

class Reader {
  problem: FixtureProblem | undefined;
  readonly #yaml: Yaml;
  readonly #at: (offset: number) => string;
  /** Converted nodes by anchor. */
  readonly #anchored = new Map<string, unknown>();
  /** Anchors whose nodes are being converted. */
  readonly #open = new Set<string>();
  #mergedKeys = 0;

  constructor({ yaml, at }: Context) {
    this.#yaml = yaml;
    this.#at = at;
  }

  read(node: unknown): unknown {
    const { isAlias, isScalar, isCollection } = this.#yaml;
    if (isAlias(node)) return this.#resolve(node.source, node);
    if (!isScalar(node) && !isCollection(node)) return null;
    const { anchor } = node;
    if (anchor !== undefined) this.#open.add(anchor);
    const value = isScalar(node) ? exactScalar(node) : this.#collection(node);
    if (anchor !== undefined) {
      this.#open.delete(anchor);
      this.#anchored.set(anchor, value);
    }
    return value;
  }

  #resolve(name: string, alias: Node): unknown {
    if (this.#open.has(name)) {
      return this.#refuse(alias, `the alias *${name} refers to a node that contains it`);
    }
    if (!this.#anchored.has(name)) return this.#refuse(alias, `there is no anchor &${name} before this alias`);
    return this.#anchored.get(name);
  }

  #collection(node: Node): unknown {
    if (this.#yaml.isSeq(node)) return node.items.map((item) => this.read(item));
    return this.#yaml.isMap(node) ? this.#object(node) : null;
  }

  /** The keys of the map itself override merged keys, regardless of their order. */
  #object({ items }: YAMLMap): unknown {
    const [direct, merged] = [new Map<string, unknown>(), new Map<string, unknown>()];
    for (const pair of items) {
      if (this.#isMerge(pair)) this.#merge(pair, merged);
      else direct.set(this.#key(pair, direct), this.read(pair.value));
    }
    return Object.fromEntries([...merged, ...direct]);
  }

  #key({ key }: Pair, previous: ReadonlyMap<string, unknown>): string {
    if (!this.#yaml.isScalar(key)) return this.#refuse(key, 'a key must be a string');
    const name = String(exactScalar(key) ?? '');
    return previous.has(name) ? this.#refuse(key, `repeats the key ${JSON.stringify(name)}`) : name;
  }

  #isMerge({ key }: Pair): boolean {
    return this.#yaml.isScalar(key) && key.source === '<<' && key.type === 'PLAIN';
  }

  #merge({ key, value }: Pair, merged: Map<string, unknown>): void {
    const read = this.read(value);
    for (const source of Array.isArray(read) ? read : [read]) {
      if (typeof source !== 'object' || source === null) this.#refuse(key, '<< can merge only maps');
      const members = Object.entries(source);
      this.#mergedKeys += members.length;
      if (this.#mergedKeys > maxMergedKeys) this.#refuse(key, `<< merges more than ${maxMergedKeys} keys in total`);
      for (const [name, member] of members) if (!merged.has(name)) merged.set(name, member);
    }
  }

  #refuse(node: unknown, message: string): never {
    const offset = this.#yaml.isNode(node) ? (node.range?.[0] ?? 0) : 0;
    this.problem = { at: this.#at(offset), message };
    throw new Unreadable(message);
  }
}

/** Keeps a number as text if converting it would lose anything: `0612345678`, `+33`, `0x1F`, `1.10`, integers of 19 digits. */
function exactScalar({ value, source, tag }: Scalar): unknown {
  const isExact = typeof value !== 'number' || tag !== undefined || source === undefined || String(value) === source;
  return isExact ? value : source;
}
