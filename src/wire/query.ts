import { isUtf8 } from 'node:buffer';
import { formDecode } from './percent.ts';
import { phpTrim } from './php.ts';
import { readVariableName } from './variable-name.ts';

/** An array has no text: for the parameters of the contract it is worth a missing value (core.md 3.2). */
type Parameter = { readonly text: string | undefined; readonly isWellFormed: boolean };

/** PHP reads this many variables of a query string or form, and drops the rest. */
export const maxVariables = 1000;

/** The parameters of a request, read as PHP does (core.md 3.2). */
export class Query {
  /** No parameters at all. */
  static readonly none = new Query(new Map());

  readonly #parameters: ReadonlyMap<string, Parameter>;

  constructor(parameters: ReadonlyMap<string, Parameter>) {
    this.#parameters = parameters;
  }

  /** Form fields over the query string: `over` decides where both have a name. */
  static overlay(base: Query, over: Query): Query {
    if (over.#parameters.size === 0) return base;
    return new Query(new Map([...base.#parameters, ...over.#parameters]));
  }

  /** The trimmed value; undefined when the parameter is missing or an array. */
  text(name: string): string | undefined {
    return this.#parameters.get(name)?.text;
  }

  /** The trimmed value as the database sees it: what follows a NUL is dropped (corrections.md 1.6). */
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

  /** False when the value is not valid UTF-8, which makes a look-up with it fail. */
  isWellFormed(name: string): boolean {
    return this.#parameters.get(name)?.isWellFormed ?? true;
  }

  names(): readonly string[] {
    return [...this.#parameters.keys()];
  }
}

/** Parses the text after the first `?` of a request target. */
export function parseQuery(text: string): Query {
  const parameters = new Map<string, Parameter>();
  let count = 0;
  for (let start = 0, end = 0; start < text.length && count < maxVariables; start = end + 1) {
    end = indexOrEnd(text, '&', start);
    if (end === start) continue;
    count += 1;
    addPiece(parameters, text.slice(start, end));
  }
  return new Query(parameters);
}

/** Parses a body of type application/x-www-form-urlencoded. */
export function parseForm(body: Buffer): Query {
  return parseQuery(body.toString('latin1'));
}

/** The parameters that names and values, neither of them encoded, stand for. */
export function queryOfFields(fields: Iterable<readonly [name: string, value: Buffer]>): Query {
  const parameters = new Map<string, Parameter>();
  for (const [name, value] of fields) addVariable(parameters, Buffer.from(name), value);
  return new Query(parameters);
}

/** A piece in which nothing is encoded or special to PHP, as most are. */
const plainPiece = /^[\w-]+=[\w/:,-]*$/;

function addPiece(parameters: Map<string, Parameter>, piece: string): void {
  const equals = indexOrEnd(piece, '=', 0);
  if (plainPiece.test(piece)) {
    parameters.set(piece.slice(0, equals), { text: piece.slice(equals + 1), isWellFormed: true });
    return;
  }
  addVariable(parameters, formDecode(piece.slice(0, equals)), formDecode(piece.slice(equals + 1)));
}

function addVariable(parameters: Map<string, Parameter>, sentName: Buffer, value: Buffer): void {
  const { name, isArray } = readVariableName(sentName);
  if (name === '') return;
  const parameter = isArray
    ? { text: undefined, isWellFormed: true }
    : { text: phpTrim(value.toString()), isWellFormed: isUtf8(value) };
  parameters.set(name, parameter);
}

/** The text up to its first NUL. */
function upToNul(text: string): string {
  return text.slice(0, indexOrEnd(text, '\0', 0));
}

function indexOrEnd(text: string, sought: string, start: number): number {
  const index = text.indexOf(sought, start);
  return index < 0 ? text.length : index;
}
