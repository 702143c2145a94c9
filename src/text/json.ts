import { jsonSyntaxProblem } from './json-syntax.ts';

/** The maximum number of nested arrays and objects in a document. */
export const maxDepth = 500;

/**
 * A text that is not JSON, or that repeats a key, of which parsing would keep only the last value. The message is a predicate:
 * `is not JSON: …`.
 */
export class NotJson extends Error {
  /** The place of the error: `line 2, column 9`. */
  readonly place: string;

  constructor(place: string, message: string) {
    super(message);
    this.place = place;
  }
}

/** A string, with the colon after it if it is a key, or a bracket. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"(?:\s*:)?|[{}[\]]/g;

/** A number that a JavaScript number may not hold exactly. */
const mayBeInexact = /\d{16}|\d[eE]\+?\d{3}/;
const textOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/**
 * Parses a JSON text. A number that JavaScript cannot hold, such as an integer of 19 digits, becomes a string of its
 * digits. Throws `NotJson`, also if an object repeats a key or values are nested more than 500 levels deep.
 */
export function parseJson(text: string): unknown {
  const value = parseOrThrow(text);
  checkShape(text);
  return mayBeInexact.test(text) ? JSON.parse(text.replace(textOrNumber, quoteInexact)) : value;
}

function parseOrThrow(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const problem = jsonSyntaxProblem(text);
    if (problem === undefined) throw new NotJson(placeIn(1, 1), 'is nested too deep');
    const { line, column, expected, found } = problem;
    throw new NotJson(placeIn(line, column), `is not JSON: expected ${expected}, found ${found}`);
  }
}

/** Throws `NotJson` for the first repeated key, and for values that are nested too deep. */
function checkShape(text: string): void {
  const open: Set<string>[] = [];
  for (const { 0: sign, index } of text.matchAll(token)) {
    if (sign === '{' || sign === '[') open.push(new Set());
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign.endsWith(':')) checkKey(open.at(-1), sign, { text, index });
    if (open.length > maxDepth) throw new NotJson(placeAt(text, index), 'is nested too deep');
  }
}

function checkKey(keys: Set<string> | undefined, sign: string, place: { text: string; index: number }): void {
  const literal = sign.slice(0, sign.lastIndexOf('"') + 1);
  const key = literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1);
  if (keys?.has(key)) throw new NotJson(placeAt(place.text, place.index), `repeats the key ${literal}`);
  keys?.add(key);
}

function quoteInexact(literal: string): string {
  if (literal.startsWith('"')) return literal;
  const isExact = !/^-?\d{16,}$/.test(literal) && Number.isFinite(Number(literal));
  return isExact ? literal : `"${literal}"`;
}

/** Returns the line and column of an index in a text, counted from 1: `line 2, column 9`. */
export function placeAt(text: string, index: number): string {
  const lines = text.slice(0, index).split('\n');
  return placeIn(lines.length, (lines.at(-1)?.length ?? 0) + 1);
}

/** Returns a line and a column as error messages write them: `line 2, column 9`. */
export function placeIn(line: number, column: number): string {
  return `line ${line}, column ${column}`;
}
