import type { Document, Node, Pair, Scalar, YAMLMap } from 'yaml';
import type { FixtureProblem } from '../problems.ts';

type Yaml = typeof import('yaml');

/** A few lines could merge more than memory holds. */
const mostMergedKeys = 2_000_000;

/** A part of a document that cannot be read; what is around it is left then. */
class Unreadable extends Error {}

interface Reading {
  readonly yaml: Yaml;
  /** Names a place in the text. */
  readonly at: (offset: number) => string;
}

/**
 * The value of a parsed document, or the first thing in it that the grammar allows and a fixture does not. What has an anchor is
 * made once, however often it is named: the library looks through the whole document for each alias of a merge.
 */
export function readDocument(
  document: Document.Parsed,
  reading: Reading,
): { value: unknown } | { fault: FixtureProblem } {
  const reader = new Reader(reading);
  try {
    return { value: reader.read(document.contents) };
  } catch (error) {
    if (error instanceof Unreadable && reader.fault !== undefined) return { fault: reader.fault };
    throw error;
  }
}

class Reader {
  fault: FixtureProblem | undefined;
  readonly #yaml: Yaml;
  readonly #at: (offset: number) => string;
  /** What has an anchor, by its name; absent from here while it is being made. */
  readonly #anchored = new Map<string, unknown>();
  readonly #open = new Set<string>();
  #mergedKeys = 0;

  constructor({ yaml, at }: Reading) {
    this.#yaml = yaml;
    this.#at = at;
  }

  read(node: unknown): unknown {
    const { isAlias, isScalar, isCollection } = this.#yaml;
    if (isAlias(node)) return this.#named(node.source, node);
    if (!isScalar(node) && !isCollection(node)) return null;
    const { anchor } = node;
    if (anchor !== undefined) this.#open.add(anchor);
    const value = isScalar(node) ? asWritten(node) : this.#collection(node);
    if (anchor !== undefined) {
      this.#open.delete(anchor);
      this.#anchored.set(anchor, value);
    }
    return value;
  }

  #named(name: string, alias: Node): unknown {
    if (this.#open.has(name)) {
      return this.#refuse(alias, `the alias *${name} stands inside of what it names, which would never end`);
    }
    if (!this.#anchored.has(name)) return this.#refuse(alias, `there is no anchor &${name} before this alias`);
    return this.#anchored.get(name);
  }

  #collection(node: Node): unknown {
    if (this.#yaml.isSeq(node)) return node.items.map((item) => this.read(item));
    return this.#yaml.isMap(node) ? this.#object(node) : null;
  }

  /** The keys of the map itself win over those that it merges, wherever they stand. */
  #object({ items }: YAMLMap): unknown {
    const [own, merged] = [new Map<string, unknown>(), new Map<string, unknown>()];
    for (const pair of items) {
      if (this.#isMerge(pair)) this.#merge(pair, merged);
      else own.set(this.#key(pair, own), this.read(pair.value));
    }
    return Object.fromEntries([...merged, ...own]);
  }

  #key({ key }: Pair, known: ReadonlyMap<string, unknown>): string {
    if (!this.#yaml.isScalar(key)) return this.#refuse(key, 'a key must be a text');
    const name = String(asWritten(key) ?? '');
    return known.has(name) ? this.#refuse(key, `duplicate key ${JSON.stringify(name)}`) : name;
  }

  #isMerge({ key }: Pair): boolean {
    return this.#yaml.isScalar(key) && key.source === '<<' && key.type === 'PLAIN';
  }

  #merge({ key, value }: Pair, merged: Map<string, unknown>): void {
    const read = this.read(value);
    for (const source of Array.isArray(read) ? read : [read]) {
      if (typeof source !== 'object' || source === null) this.#refuse(key, '<< merges maps and nothing else');
      const members = Object.entries(source);
      this.#mergedKeys += members.length;
      if (this.#mergedKeys > mostMergedKeys) this.#refuse(key, `<< has merged more than ${mostMergedKeys} keys by now`);
      for (const [name, member] of members) if (!merged.has(name)) merged.set(name, member);
    }
  }

  #refuse(node: unknown, message: string): never {
    const offset = this.#yaml.isNode(node) ? (node.range?.[0] ?? 0) : 0;
    this.fault = { at: this.#at(offset), message };
    throw new Unreadable(message);
  }
}

/** A number of which anything would be lost is a text: `0612345678`, `+33`, `0x1F`, `1.10`, and integers of 19 digits. */
function asWritten({ value, source, tag }: Scalar): unknown {
  const isExact = typeof value !== 'number' || tag !== undefined || source === undefined || String(value) === source;
  return isExact ? value : source;
}
