/** A JSON value as it is written: `raw` is the text of a scalar, so that number forms and escapes are compared. */
export type JsonTree =
  | { readonly kind: 'object'; readonly entries: readonly (readonly [key: string, value: JsonTree])[] }
  | { readonly kind: 'array'; readonly items: readonly JsonTree[] }
  | { readonly kind: 'scalar'; readonly raw: string };

const token = /\s*("(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+)/gy;

/** Values nested deeper are compared as text. */
const maxNesting = 500;

/** Returns the tree of a JSON text; `undefined` if it is not one, or is nested too deep. */
export function parseTree(text: string): JsonTree | undefined {
  try {
    JSON.parse(text);
    return readTree(text);
  } catch {
    return undefined;
  }
}

function readTree(text: string): JsonTree {
  const tokens = [...text.matchAll(token)].map(([, word = '']) => word);
  let index = 0;
  const next = () => tokens[index++] ?? '';
  const value = (depth: number): JsonTree => {
    if (depth > maxNesting) throw new RangeError('nested too deep');
    const word = next();
    if (word === '[') return { kind: 'array', items: members(']', () => value(depth + 1)) };
    if (word === '{') return { kind: 'object', entries: members('}', () => [key(), value(depth + 1)] as const) };
    return { kind: 'scalar', raw: word };
  };
  const key = (): string => {
    const literal = next();
    next();
    return literal.slice(1, -1);
  };
  const members = <Member>(end: string, read: () => Member): Member[] => {
    const found: Member[] = [];
    while (tokens[index] !== end) {
      found.push(read());
      if (tokens[index] === ',') index += 1;
    }
    index += 1;
    return found;
  };
  return value(0);
}

/** Returns the tree as text without white space. */
export function treeText(tree: JsonTree): string {
  if (tree.kind === 'scalar') return tree.raw;
  if (tree.kind === 'array') return `[${tree.items.map(treeText).join(',')}]`;
  return `{${tree.entries.map(([key, value]) => `"${key}":${treeText(value)}`).join(',')}}`;
}
