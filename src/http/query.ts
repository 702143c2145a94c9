import { isUtf8 } from 'node:buffer';
import { phpTrim } from '../wire/php.ts';
import { percentDecode } from './percent.ts';

/** An array has no text: for the parameters of the contract it is worth a missing value (core.md 3.2). */
type Parameter = { readonly text: string | undefined; readonly isWellFormed: boolean };

/** The parameters of a request, read as PHP does (core.md 3.2). */
export class Query {
  /** No parameters at all. */
  static readonly none = new Query([]);

  readonly #parameters: ReadonlyMap<string, Parameter>;

  constructor(parameters: Iterable<readonly [string, Parameter]>) {
    this.#parameters = new Map(parameters);
  }

  /** Form fields over the query string: `over` decides where both have a name. */
  static overlay(base: Query, over: Query): Query {
    return new Query([...base.#parameters, ...over.#parameters]);
  }

  /** The trimmed value; undefined when the parameter is missing or an array. */
  text(name: string): string | undefined {
    return this.#parameters.get(name)?.text;
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
  return new Query(text.split('&').flatMap(parsePiece));
}

/** Parses a body of type application/x-www-form-urlencoded. */
export function parseForm(body: Buffer): Query {
  return parseQuery(body.toString('latin1'));
}

function parsePiece(piece: string): readonly (readonly [string, Parameter])[] {
  const [rawName = ''] = piece.split('=', 1);
  const { name, isArray } = parseName(decode(rawName).toString());
  if (name === '') return [];
  if (isArray) return [[name, { text: undefined, isWellFormed: true }]];
  const value = decode(piece.slice(rawName.length + 1));
  return [[name, { text: phpTrim(value.toString()), isWellFormed: isUtf8(value) }]];
}

/** PHP cuts a name at a NUL, drops its leading spaces and takes an unclosed bracket for a character to replace. */
function parseName(decoded: string): { readonly name: string; readonly isArray: boolean } {
  const [upToNul = ''] = decoded.split('\0', 1);
  const name = upToNul.replace(/^ +/, '');
  const open = name.indexOf('[');
  if (open === -1) return { name: replaceSpecials(name), isArray: false };
  const head = replaceSpecials(name.slice(0, open));
  if (head === '' || name.includes(']', open)) return { name: head, isArray: true };
  return { name: `${head}_${name.slice(open + 1)}`, isArray: false };
}

const replaceSpecials = (name: string): string => name.replace(/[. ]/g, '_');

const decode = (text: string): Buffer => percentDecode(text.replaceAll('+', ' '));
