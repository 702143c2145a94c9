import type { Cast } from './rule.ts';

/** The test of each cast: true if a non-empty string has the form (core.md 7.1). */
export const casts: Readonly<Record<Cast, (text: string) => boolean>> = {
  sgraph: (text) => isPrintable(text, ''),
  sgraph_tab: (text) => isPrintable(text, '\t'),
  sgraph_crlf: (text) => isPrintable(text, '\r\n'),
  sgraph_crlf_tab: (text) => isPrintable(text, '\t\r\n'),
  uint: (text) => /^(?:0|[1-9]\d*)$/.test(text) && Number(text) <= 2147483647,
  ulongint: (text) => /^(?:0|[1-9]\d{0,19})$/.test(text),
  int: (text) => /^(?:0|-?[1-9]\d*)$/.test(text),
  ufloat: (text) => /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text),
  float: (text) => /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text),
  digit: (text) => /^\d+$/.test(text),
  xdigit: (text) => /^[\da-fA-F]+$/.test(text),
  alpha: (text) => /^[a-zA-Z]+$/.test(text),
  alnum: (text) => /^[a-zA-Z\d]+$/.test(text),
  graph: (text) => /^[!-~]+$/.test(text),
};

/** True if the text is valid Unicode and its only control characters are among `allowed`. */
function isPrintable(text: string, allowed: string): boolean {
  if (/\p{Surrogate}/u.test(text)) return false;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if ((code < 0x20 || code === 0x7f) && !allowed.includes(character)) return false;
  }
  return true;
}
