/** In characters. Limits the cost of comparing a name to a fraction of a millisecond. */
const maxComparedLength = 200;

/**
 * Returns the one of `names` that takes the fewest edits to reach from `name`, ignoring case; `undefined` if there are
 * no names.
 */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  return bestMatch(name, names)?.candidate;
}

/** As `nearestName`, but returns it only if a typing error explains the difference: about one edit in three characters. */
export function closeName(name: string, names: readonly string[]): string | undefined {
  if (name.length > maxComparedLength) return undefined;
  const best = bestMatch(name, names);
  if (best === undefined) return undefined;
  const longer = Math.max(name.length, best.candidate.length);
  return best.edits <= Math.min(Math.ceil(longer / 3), name.length - 1) ? best.candidate : undefined;
}

/**
 * Returns the end of a sentence about an unknown name: `; did you mean users?`, or nothing if no name is close.
 *
 * @param options `prefix`: a prefix that all names share, which is not compared.
 */
export function didYouMean(name: string, names: readonly string[], { prefix = '' } = {}): string {
  const rest = (full: string) => (full.startsWith(prefix) ? full.slice(prefix.length) : full);
  const candidate = closeName(rest(name), names.map(rest));
  return candidate === undefined ? '' : `; did you mean ${prefix}${candidate}?`;
}

function bestMatch(name: string, names: readonly string[]) {
  const compared = name.slice(0, maxComparedLength).toLowerCase();
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of names) {
    const edits = editsBetween(compared, candidate.slice(0, maxComparedLength).toLowerCase());
    if (best === undefined || edits < best.edits) best = { candidate, edits };
  }
  return best;
}

/** Returns how many insertions, deletions, replacements and swaps of neighbours turn one text into another. */
function editsBetween(one: string, another: string): number {
  const same = commonStart(one, another);
  const [from, to] = [one.slice(same), another.slice(same)];
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let line = 0; line < from.length; line += 1) {
    const next = nextRow({ from, to, line }, row, before);
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}

/** Returns the next row of the table of edits, from the two rows above it. */
function nextRow(
  { from, to, line }: { from: string; to: string; line: number },
  row: readonly number[],
  before: readonly number[],
): readonly number[] {
  const next = [line + 1];
  for (let column = 0; column < to.length; column += 1) {
    const replaced = (row[column] ?? 0) + (from[line] === to[column] ? 0 : 1);
    const best = Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1);
    const isSwap = line > 0 && column > 0 && from[line] === to[column - 1] && from[line - 1] === to[column];
    next.push(isSwap ? Math.min(best, (before[column - 1] ?? 0) + 1) : best);
  }
  return next;
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
