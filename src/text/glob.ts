/** True if the text matches the pattern, in which each `*` matches any text. */
export function matchesGlob(pattern: string, text: string): boolean {
  const [start = '', ...others] = pattern.split('*');
  const end = others.pop();
  if (end === undefined) return text === pattern;
  if (!text.startsWith(start) || !text.slice(start.length).endsWith(end)) return false;
  let rest = text.slice(start.length, text.length - end.length);
  for (const part of others) {
    const index = rest.indexOf(part);
    if (index < 0) return false;
    rest = rest.slice(index + part.length);
  }
  return true;
}

/** In characters. A comparison costs the product of the lengths, so longer patterns are not compared. */
const maxComparedLength = 200;

/**
 * Returns the name that a pattern without a match probably means: the one that takes the fewest edits, at most one for
 * every three characters of the pattern. `undefined` if there is none.
 */
export function nearestMatch(pattern: string, names: readonly string[]): string | undefined {
  if (pattern.length > maxComparedLength) return undefined;
  const maxEdits = Math.ceil(pattern.replaceAll('*', '').length / 3);
  let best = { name: '', edits: maxEdits + 1 };
  for (const name of names) {
    // People omit the path of a resource: `users:add`.
    const compared = pattern.includes('/') ? name : name.slice(name.lastIndexOf('/') + 1);
    const edits = editsToMatch(pattern, compared);
    if (edits < best.edits) best = { name, edits };
  }
  return best.edits <= maxEdits ? best.name : undefined;
}

/** Returns the fewest edits after which the pattern matches the text; what a `*` matches costs nothing. */
function editsToMatch(pattern: string, text: string): number {
  let row: readonly number[] = Array.from({ length: text.length + 1 }, (_, index) => index);
  for (const letter of pattern) {
    const isStar = letter === '*';
    const next = [(row[0] ?? 0) + (isStar ? 0 : 1)];
    for (let column = 0; column < text.length; column += 1) {
      const replaced = (row[column] ?? 0) + (letter === text[column] ? 0 : 1);
      const deleted = (row[column + 1] ?? 0) + (isStar ? 0 : 1);
      next.push(Math.min(replaced, deleted, (next[column] ?? 0) + (isStar ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
