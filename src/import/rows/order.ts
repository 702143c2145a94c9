/**
 * Returns the keys in an order that agrees with each of the sequences, and with the given order where they leave a choice. Where
 * sequences contradict each other, some of them give way.
 */
export function orderedBySequences(
  keys: readonly string[],
  sequences: readonly (readonly string[])[],
): readonly string[] {
  const before = predecessors(sequences);
  const placed = new Set<string>();
  const begun = new Set<string>();
  for (const key of keys) place(key);
  return [...placed];

  /** Places a key after its predecessors, without recursion: sequences may be long. */
  function place(first: string): void {
    const waiting = [first];
    for (let key = waiting.at(-1); key !== undefined; key = waiting.at(-1)) {
      begun.add(key);
      const next = before.get(key)?.find((other) => !placed.has(other) && !begun.has(other));
      if (next !== undefined) waiting.push(next);
      else {
        placed.add(key);
        waiting.pop();
      }
    }
  }
}

function predecessors(sequences: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const before = new Map<string, string[]>();
  for (const sequence of sequences) {
    for (const [index, key] of sequence.entries()) {
      const previous = sequence[index - 1];
      if (previous === undefined || previous === key) continue;
      before.set(key, [...(before.get(key) ?? []), previous]);
    }
  }
  return before;
}
