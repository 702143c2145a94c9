import { isUtf8 } from 'node:buffer';
import { formDecode } from './percent.ts';
import { phpTrim } from './php.ts';
import { readVariableName } from './variable-name.ts';

/** A parameter; an array has no text, so the contract reads it as missing (core.md 3.2). */
type Parameter = { readonly text: string | undefined; readonly isWellFormed: boolean };

/** The number of variables that PHP reads from a query string or form; it drops the rest. */
export const maxVariables = 1000;

/**
 * The parameters of a request as PHP reads them (core.md 3.2).
 *
 * @example
 * parseQuery('id=7&search=%20a+b').text('search') // 'a b'
 */
export class Query {
  /** An empty query. */
  static readonly none = new Query(new Map());

  readonly #parameters: ReadonlyMap<string, Parameter>;

  constructor(parameters: ReadonlyMap<string, Parameter>) {
    this.#parameters = parameters;
  }

  /** Returns the parameters of both; those of `over` replace those of `base` with the same name. */
  static overlay(base: Query, over: Query): Query {
    if (over.#parameters.size === 0) return base;
    return new Query(new Map([...base.#parameters, ...over.#parameters]));
  }

  /** Returns the trimmed value, or `undefined` if the parameter is missing or an array. */
  text(name: string): string | undefined {
    return this.#parameters.get(name)?.text;
  }

  /** As `text`, cut at a NUL as in the database (core.md 3.2). */
  storedText(name: string): string | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : upToNul(text);
  }

  has(name: string): boolean {
    return this.#parameters.has(name);
  }

  isArray(name: string): boolean {
    return this.has(name) && this.text(name) === undefined;
  }

  /** False if the value is not valid UTF-8: a lookup with it fails. */
  isWellFormed(name: string): boolean {
    return this.#parameters.get(name)?.isWellFormed ?? true;
  }

  names(): readonly string[] {
    return [...this.#parameters.keys()];
  }
}

/** Parses a query string, without the `?`. */
export function parseQuery(text: string): Query {
  const parameters = new Map<string, Parameter>();
  let count = 0;
  for (let start = 0, end = 0; start < text.length && count < maxVariables; start = end + 1) {
    end = indexOrEnd(text, '&', start);
    if (end === start) continue;
    count += 1;
    addPair(parameters, text.slice(start, end));
  }
  return new Query(parameters);
}

/** Parses a body of type application/x-www-form-urlencoded. */
export function parseForm(body: Buffer): Query {
  return parseQuery(body.toString('latin1'));
}

/** Returns the parameters of decoded names and values, as in a multipart form. */
export function queryOfFields(fields: Iterable<readonly [name: string, value: Buffer]>): Query {
  const parameters = new Map<string, Parameter>();
  for (const [name, value] of fields) addVariable(parameters, Buffer.from(name), value);
  return new Query(parameters);
}

/** A pair without encoding or names that PHP changes, as most are: it needs no decoding. */
const plainPair = /^[\w-]+=[\w/:,-]*$/;

function addPair(parameters: Map<string, Parameter>, pair: string): void {
  const equals = indexOrEnd(pair, '=', 0);
  if (plainPair.test(pair)) {
    parameters.set(pair.slice(0, equals), { text: pair.slice(equals + 1), isWellFormed: true });
    return;
  }
  addVariable(parameters, formDecode(pair.slice(0, equals)), formDecode(pair.slice(equals + 1)));
}

function addVariable(parameters: Map<string, Parameter>, rawName: Buffer, value: Buffer): void {
  const { name, isArray } = readVariableName(rawName);
  if (name === '') return;
  const parameter = isArray
    ? { text: undefined, isWellFormed: true }
    : { text: phpTrim(value.toString()), isWellFormed: isUtf8(value) };
  parameters.set(name, parameter);
}

function upToNul(text: string): string {
  return text.slice(0, indexOrEnd(text, '\0', 0));
}

function indexOrEnd(text: string, search: string, start: number): number {
  const index = text.indexOf(search, start);
  return index < 0 ? text.length : index;
}
