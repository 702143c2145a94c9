/** A block of YAML: a mapping or a sequence, by the column in which it stands. */
interface Block {
  readonly column: number;
  readonly path: string;
  readonly isList: boolean;
  index: number;
  key: string;
}

const keyPattern = /^(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s#&*!|>'"%@`{}[\],?:-][^#]*?|-[^\s#][^#]*?))\s*:(?:\s|$)/;

/**
 * Returns the offset of the line of each member and item of a YAML text by its path, such as `users[0].userfeatures`. It reads block
 * style, in which people write; what stands in braces or brackets on one line is at the place of its line.
 */
export function yamlPlaces(text: string): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const open: Block[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    readLine(line, open, (path) => places.has(path) || places.set(path, offset));
    offset += line.length + 1;
  }
  return places;
}

function readLine(line: string, open: Block[], found: (path: string) => void): void {
  let column = line.length - line.trimStart().length;
  let rest = line.slice(column);
  if (rest === '' || rest.startsWith('#')) return;
  for (let dash = /^-\s+|^-$/.exec(rest); dash !== null; dash = /^-\s+|^-$/.exec(rest)) {
    found(pathOf(enterItem(open, column)));
    column += dash[0].length;
    rest = rest.slice(dash[0].length);
  }
  const [, double, single, plain] = keyPattern.exec(rest) ?? [];
  const key = double ?? single ?? plain;
  if (key !== undefined) found(pathOf(enterMember(open, column, key)));
}

/** Goes on to the next item of the sequence in this column, which may begin there. */
function enterItem(open: Block[], column: number): Block {
  while ((open.at(-1)?.column ?? 0) > column) open.pop();
  const current = open.at(-1);
  if (current?.isList && current.column === column) {
    current.index += 1;
    return current;
  }
  return begin(open, { column, isList: true, key: '' });
}

/** Goes on to a member of the mapping in this column, which may begin there. */
function enterMember(open: Block[], column: number, key: string): Block {
  for (let last = open.at(-1); last && isBelow(last, column); last = open.at(-1)) open.pop();
  const current = open.at(-1);
  if (current && !current.isList && current.column === column) {
    current.key = key;
    return current;
  }
  return begin(open, { column, isList: false, key });
}

/** A sequence may stand in the column of the member that holds it, and ends with the next member there. */
function isBelow({ column, isList }: Block, keyColumn: number): boolean {
  return column > keyColumn || (isList && column === keyColumn);
}

function begin(open: Block[], { column, isList, key }: Pick<Block, 'column' | 'isList' | 'key'>): Block {
  const outer = open.at(-1);
  const block = { column, isList, key, index: 0, path: outer === undefined ? '' : pathOf(outer) };
  open.push(block);
  return block;
}

function pathOf({ path, isList, index, key }: Block): string {
  if (isList) return `${path}[${index}]`;
  return path === '' ? key : `${path}.${key}`;
}
