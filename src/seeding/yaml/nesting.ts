import type { Lexer } from 'yaml';
import { maxDepth } from '#text/json.ts';

interface Grammar {
  readonly Lexer: new () => Lexer;
  readonly CST: { tokenType(lexeme: string): string | null };
}

/** Tokens that the lexer inserts and that are not in the text. */
const inserted = new Set(['doc-mode', 'flow-error-end', 'scalar']);
const opening = new Set(['flow-seq-start', 'flow-map-start']);
const closing = new Set(['flow-seq-end', 'flow-map-end']);
/** Indicators of block lists and maps, which are nested by indentation. */
const blockIndicators = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);

/** Returns the offset at which a YAML text exceeds the maximum nesting. The parser cannot check this, because it is recursive. */
export function tooDeepAt(text: string, { Lexer, CST }: Grammar): number | undefined {
  let [place, lineStart, depth] = [0, 0, 0];
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const type: string = isScalar ? 'text' : (CST.tokenType(lexeme) ?? 'text');
    isScalar = type === 'scalar';
    if (inserted.has(type)) continue;
    if (opening.has(type)) depth += 1;
    if (closing.has(type)) depth -= 1;
    if (depth > maxDepth || (depth === 0 && blockIndicators.has(type) && place - lineStart > 2 * maxDepth))
      return place;
    place += lexeme.length;
    const lineEnd = lexeme.lastIndexOf('\n');
    if (lineEnd !== -1) lineStart = place - lexeme.length + lineEnd + 1;
  }
  return undefined;
}
