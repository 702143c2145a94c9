/** Whether the text is like the pattern, in which each `*` stands for any text. */
export function matchesGlob(pattern: string, text: string): boolean {
  const [start = '', ...others] = pattern.split('*');
  const end = others.pop();
  if (end === undefined) return text === pattern;
  if (!text.startsWith(start) || !text.slice(start.length).endsWith(end)) return false;
  let rest = text.slice(start.length, text.length - end.length);
  for (const piece of others) {
    const found = rest.indexOf(piece);
    if (found < 0) return false;
    rest = rest.slice(found + piece.length);
  }
  return true;
}

/** Longer patterns are not compared, which costs the product of the lengths. */
const longestCompared = 200;

/** The name that a pattern without matches may mean, if a slip of the hand explains the difference: one edit in three letters. */
export function nearestMatch(pattern: string, names: readonly string[]): string | undefined {
  if (pattern.length > longestCompared) return undefined;
  const most = Math.ceil(pattern.replaceAll('*', '').length / 3);
  let best = { name: '', edits: most + 1 };
  for (const name of names) {
    // People leave out where a resource stands: `users:add`.
    const compared = pattern.includes('/') ? name : name.slice(name.lastIndexOf('/') + 1);
    const edits = editsToMatch(pattern, compared);
    if (edits < best.edits) best = { name, edits };
  }
  return best.edits <= most ? best.name : undefined;
}

/** The fewest edits after which the pattern is like the text; what a `*` stands for costs nothing. */
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
