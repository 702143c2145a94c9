/** The name among `names` that takes the fewest edits to reach from `name`. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const ranked = names.map((candidate) => ({ candidate, edits: editsBetween(name, candidate) }));
  return ranked.sort((one, other) => one.edits - other.edits)[0]?.candidate;
}

/** The nearest name, if it takes no more edits than half of the letters. */
export function near(name: string, names: readonly string[]): string | undefined {
  const candidate = nearest(name, names);
  if (candidate === undefined || editsBetween(name, candidate) > Math.ceil(name.length / 2)) return undefined;
  return candidate;
}

/** The end of a line about an unknown name. */
export function didYouMean(name: string, names: readonly string[]): string {
  const candidate = nearest(name, names);
  return candidate === undefined ? '' : `; did you mean ${candidate}?`;
}

/** Levenshtein distance, one row at a time; what both begin with costs nothing. */
function editsBetween(one: string, another: string): number {
  const same = commonStart(one, another);
  const [from, to] = [one.slice(same), another.slice(same)];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
