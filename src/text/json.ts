import { jsonSyntaxProblem } from './json-syntax.ts';

/** Nothing that people write is nested deeper. */
export const maxDepth = 500;

/** A text that is not JSON, or JSON of which something would be lost. */
export class NotJson extends Error {
  /** Its line and column, counted from 1. */
  readonly place: string;

  constructor(place: string, message: string) {
    super(message);
    this.place = place;
  }
}

/** Texts with the colon after them when they are keys, and brackets. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"(?:\s*:)?|[{}[\]]/g;

/** What integers and powers look like that JavaScript does not hold. */
const mayBeInexact = /\d{16}|\d[eE]\+?\d{3}/;
const textOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/**
 * The value of a JSON text. Numbers that JavaScript cannot hold, such as integers of 19 digits, become the text that is written. Throws `NotJson`, also for a key
 * that an object has twice.
 */
export function parseJson(text: string): unknown {
  const value = parsed(text);
  checkShape(text);
  return mayBeInexact.test(text) ? JSON.parse(text.replace(textOrNumber, quoteInexact)) : value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const fault = jsonSyntaxProblem(text);
    if (fault === undefined) throw new NotJson(placeIn(1, 1), 'is nested too deep');
    const { line, column, expected, found } = fault;
    throw new NotJson(placeIn(line, column), `is not JSON: expected ${expected}, found ${found}`);
  }
}

/** Throws `NotJson` for the first key that its object has already, and for lists in lists without end. */
function checkShape(text: string): void {
  const open: Set<string>[] = [];
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found === '{' || found === '[') open.push(new Set());
    else if (found === '}' || found === ']') open.pop();
    else if (found.endsWith(':')) checkKey(open.at(-1), found, { text, index });
    if (open.length > maxDepth) throw new NotJson(placeAt(text, index), 'is nested too deep');
  }
}

function checkKey(keys: Set<string> | undefined, found: string, where: { text: string; index: number }): void {
  const written = found.slice(0, found.lastIndexOf('"') + 1);
  const key = written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1);
  if (keys?.has(key)) throw new NotJson(placeAt(where.text, where.index), `the key ${written} is there already`);
  keys?.add(key);
}

function quoteInexact(literal: string): string {
  if (literal.startsWith('"')) return literal;
  const isExact = !/^-?\d{16,}$/.test(literal) && Number.isFinite(Number(literal));
  return isExact ? literal : `"${literal}"`;
}

/** The line and column of a place in a text, counted from 1. */
export function placeAt(text: string, index: number): string {
  const lines = text.slice(0, index).split('\n');
  return placeIn(lines.length, (lines.at(-1)?.length ?? 0) + 1);
}

/** A line and a column, as a fault names them. */
export function placeIn(line: number, column: number): string {
  return `line ${line}, column ${column}`;
}
