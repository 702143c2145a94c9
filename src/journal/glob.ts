/** Whether the text is like the pattern, in which each `*` stands for any text. */
export function isLike(pattern: string, text: string): boolean {
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
