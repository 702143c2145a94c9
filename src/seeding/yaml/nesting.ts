import type { Lexer } from 'yaml';
import { maxDepth } from '#text/json.ts';

interface Grammar {
  readonly Lexer: new () => Lexer;
  readonly CST: { tokenType(lexeme: string): string | null };
}

/** Signs that the lexer adds; they have no place in the text. */
const added = new Set(['doc-mode', 'flow-error-end', 'scalar']);
const opening = new Set(['flow-seq-start', 'flow-map-start']);
const closing = new Set(['flow-seq-end', 'flow-map-end']);
/** Lists and maps without brackets are nested by what begins them standing further to the right. */
const indented = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);

/** Where a YAML text is nested deeper than a document may be; the parser calls itself for each level, so it is not asked. */
export function tooDeepAt(text: string, { Lexer, CST }: Grammar): number | undefined {
  let [place, lineStart, depth] = [0, 0, 0];
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const type: string = isScalar ? 'text' : (CST.tokenType(lexeme) ?? 'text');
    isScalar = type === 'scalar';
    if (added.has(type)) continue;
    if (opening.has(type)) depth += 1;
    if (closing.has(type)) depth -= 1;
    if (depth > maxDepth || (depth === 0 && indented.has(type) && place - lineStart > 2 * maxDepth)) return place;
    place += lexeme.length;
    const lineEnd = lexeme.lastIndexOf('\n');
    if (lineEnd !== -1) lineStart = place - lexeme.length + lineEnd + 1;
  }
  return undefined;
}
