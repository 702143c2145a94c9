/** Returns the text without tags and tabs, and with one space for each run of spaces and each `&nbsp;` (core.md 7.4). */
export function withoutMarkup(text: string): string {
  if (!/[<\t ]|&nbsp;/.test(text)) return text;
  return withoutTags(text)
    .replaceAll('\t', '')
    .replace(/ +|&nbsp;/g, ' ');
}

/**
 * A tag is a `<`, at least one character, and everything up to the next `>`. Runs in linear time, however many `<` there
 * are.
 */
function withoutTags(text: string): string {
  let kept = '';
  let start = 0;
  for (;;) {
    const open = text.indexOf('<', start);
    const close = open < 0 ? -1 : text.indexOf('>', open + 2);
    if (close < 0) return kept + text.slice(start);
    kept += text.slice(start, open);
    start = close + 1;
  }
}
