/** The text without markup, tabs and runs of spaces (core.md 7.4). */
export function withoutMarkup(text: string): string {
  if (!/[<\t ]|&nbsp;/.test(text)) return text;
  return text
    .replace(/<[\s\S]+?>/g, '')
    .replaceAll('\t', '')
    .replace(/ +|&nbsp;/g, ' ');
}
