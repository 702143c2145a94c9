import { encode } from '#wire/json.ts';

/** A string or a number in a JSON text. */
export interface Leaf {
  readonly value: string | number;
  /** The key of the value, or of the list that contains it; empty outside objects. */
  readonly name: string;
  /** The members of the object around it. */
  readonly siblings: Readonly<Record<string, unknown>>;
  /** True if the value is an item of a list. */
  readonly isListed: boolean;
  /** True if an object or a list around it is secret as a whole. */
  readonly isHidden: boolean;
}

/** A leaf or a key, with its place in the text. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly leaf: Leaf | undefined;
}

/** What changes a JSON text; each returns the new value, or `undefined` to keep the text as it is spelt. */
interface Replacer {
  leaf(leaf: Leaf): string | number | undefined;
  key(name: string): string | undefined;
  /** True if an object or a list under the key is secret as a whole. */
  isSecret(name: string): boolean;
}

/**
 * Replaces strings, numbers and keys in a JSON text, and leaves every other byte as it is. A new string is spelt as PHP does: `\/`
 * and `\u00e9`.
 *
 * @param text valid JSON.
 */
export function replaceInJson(text: string, replacer: Replacer): string {
  let result = '';
  let copied = 0;
  for (const { start, end, leaf } of piecesOf(text, replacer)) {
    const value = leaf === undefined ? replacer.key(parsedString(text.slice(start, end))) : replacer.leaf(leaf);
    if (value === undefined) continue;
    result += text.slice(copied, start) + encode(value);
    copied = end;
  }
  return result + text.slice(copied);
}

/** A character of JSON beside white space, a string, or a number or a word. */
const token = /[{}[\],:]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}[\],:"]+/g;

/** An object or a list that is being read. */
interface Container {
  readonly kind: 'object' | 'list' | 'text';
  /** The key of the container, or of the nearest one around it. */
  readonly name: string;
  readonly siblings: Record<string, unknown>;
  readonly isHidden: boolean;
  /** The key of the member that is being read. */
  key: string | undefined;
}

/** The strings, numbers and keys of a JSON text, in order. Not recursive: a body may be nested deeply. */
function piecesOf(text: string, replacer: Replacer): readonly Piece[] {
  const pieces: Piece[] = [];
  const outside: Container = { kind: 'text', name: '', siblings: {}, isHidden: false, key: undefined };
  const stack: Container[] = [];
  for (const { 0: raw, index: start } of text.matchAll(token)) {
    const around = stack.at(-1) ?? outside;
    const place = { start, end: start + raw.length };
    if (raw === '{' || raw === '[') stack.push(openedIn(around, raw === '{' ? 'object' : 'list', replacer));
    else if (raw === '}' || raw === ']') stack.pop();
    else if (raw === ',') around.key = undefined;
    else if (raw !== ':') pieces.push({ ...place, leaf: leafIn(around, raw) });
  }
  return pieces.filter(({ leaf }) => leaf === undefined || ['string', 'number'].includes(typeof leaf.value));
}

function openedIn(around: Container, kind: Container['kind'], replacer: Replacer): Container {
  const siblings: Record<string, unknown> = kind === 'object' ? Object.create(null) : around.siblings;
  const name = nameIn(around);
  return { kind, name, siblings, isHidden: around.isHidden || replacer.isSecret(name), key: undefined };
}

function nameIn({ kind, key = '', name }: Container): string {
  return kind === 'object' ? key : name;
}

/** Returns the value in its container, or `undefined` for a key, which the next value belongs to. */
function leafIn(around: Container, raw: string): Leaf | undefined {
  const value = JSON.parse(raw);
  if (around.kind === 'object' && around.key === undefined) {
    around.key = value;
    return undefined;
  }
  if (around.kind === 'object') around.siblings[around.key ?? ''] = value;
  const { siblings, isHidden } = around;
  return { value, name: nameIn(around), siblings, isListed: around.kind === 'list', isHidden };
}

function parsedString(raw: string): string {
  return String(JSON.parse(raw));
}
