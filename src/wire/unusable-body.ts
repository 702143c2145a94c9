import { isUtf8 } from 'node:buffer';
import { jsonSyntaxProblem } from '#text/json-syntax.ts';
import { isContainer } from './values.ts';

/** The headers that describe a body; an absent one is `''`. */
export interface BodyHeaders {
  /** `Content-Type`. */
  readonly type: string;
  /** `Content-Encoding`. */
  readonly encoding: string;
}

/** The number of characters that are searched for the first syntax error. */
const searchLimit = 1024 * 1024;

/** Returns why a body is "no data" (core.md 3.4): one sentence that also says what to send instead. */
export function unusableBodyReason(bytes: Buffer, headers: BodyHeaders = { type: '', encoding: '' }): string {
  return emptyBodyReason(bytes, headers) ?? notUtf8Reason(bytes, headers) ?? notJsonReason(bytes.toString(), headers);
}

function emptyBodyReason(bytes: Buffer, { type }: BodyHeaders): string | undefined {
  if (bytes.length > 0) return undefined;
  return /^multipart\/form-data/i.test(type)
    ? 'a multipart/form-data body counts as no body; send JSON with Content-Type: application/json'
    : 'there is no body; send a JSON object';
}

/** Returns why a body is not UTF-8 text without byte order mark, or `undefined` if it is. */
export function notUtf8Reason(
  bytes: Buffer,
  { encoding }: BodyHeaders = { type: '', encoding: '' },
): string | undefined {
  const compression = compressionOf(bytes, encoding);
  if (compression !== undefined) return `the body is compressed (${compression}); send it uncompressed`;
  if (bytes[0] === 0 || bytes[1] === 0 || ['fffe', 'feff'].includes(bytes.toString('hex', 0, 2))) {
    return 'the body is UTF-16; send UTF-8';
  }
  if (bytes.toString('hex', 0, 3) === 'efbbbf') {
    return 'the body begins with a byte order mark (EF BB BF); send UTF-8 without one';
  }
  if (isUtf8(bytes)) return undefined;
  const offset = validLength(bytes);
  const rest = bytes.subarray(offset + 1);
  const isCut = rest.length > 0 && rest.length < sizeOfCharacter(bytes[offset] ?? 0) - 1;
  if (isCut && rest.every((each) => each >> 6 === 2)) {
    return `the body ends in the middle of a UTF-8 character, at byte ${offset}; send all of it`;
  }
  const byte = bytes.toString('hex', offset, offset + 1).toUpperCase();
  return `byte ${offset} of the body (${byte}) is not UTF-8 but looks like Latin-1; encode the body as UTF-8`;
}

function compressionOf(bytes: Buffer, encoding: string): string | undefined {
  if (bytes.toString('hex', 0, 2) === '1f8b') return 'gzip';
  if (bytes.toString('hex', 0, 4) === '28b52ffd') return 'zstd';
  const compression = encoding.trim().toLowerCase();
  return ['gzip', 'x-gzip', 'deflate', 'br', 'zstd', 'compress'].includes(compression) && !isJsonLike(bytes)
    ? compression
    : undefined;
}

const isJsonLike = (bytes: Buffer): boolean => /^\s*[{[]/.test(bytes.toString('latin1', 0, 100));

/** Returns the length of the valid UTF-8 at the start, by binary search. */
function validLength(bytes: Buffer): number {
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isUtf8(bytes.subarray(0, middle)) || isCutOnly(bytes, middle)) valid = middle;
    else invalid = middle;
  }
  return valid;
}

/** True if the first `length` bytes are valid UTF-8 except that they end within a character. */
function isCutOnly(bytes: Buffer, length: number): boolean {
  return [1, 2, 3].some((back) => {
    const start = length - back;
    if (start < 0 || !isUtf8(bytes.subarray(0, start))) return false;
    const size = sizeOfCharacter(bytes[start] ?? 0);
    return size > back && isUtf8(bytes.subarray(start, start + size));
  });
}

function sizeOfCharacter(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}

function notJsonReason(text: string, { type }: BodyHeaders): string {
  if (text.trim() === '') return 'the body is blank; send a JSON object';
  const value = parsed(text);
  if (value !== undefined) {
    return isContainer(value.json)
      ? 'the body is nested deeper than 511 levels'
      : `the body is ${kindOf(value.json)}; send a JSON object`;
  }
  if (/^\s*</.test(text)) return 'the body is XML or HTML; send JSON';
  if (isForm(text, type)) return 'the body is a form (name=value); send a JSON object';
  const problem = jsonSyntaxProblem(text, searchLimit);
  if (problem === undefined) return 'the body is not JSON; the error is after the first million characters';
  const { line, column, expected, found } = problem;
  const place = `line ${line}, column ${column}`;
  return isPython(text, line, column)
    ? `the body looks like a Python literal at ${place}: write it with json.dumps`
    : `the body is not JSON at ${place}: expected ${expected}, found ${found}`;
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'string' ? 'a JSON string' : `a JSON ${typeof value}`;
}

function isForm(text: string, type: string): boolean {
  return (
    /^[^\s{}[\]"'<>=]+=/.test(text) || (/^application\/x-www-form-urlencoded/i.test(type) && !/^\s*[{[]/.test(text))
  );
}

/** True if the syntax error is a Python literal: a quote, prefix, tuple or constant that JSON does not have. */
function isPython(text: string, line: number, column: number): boolean {
  const rest = (text.split('\n', line).at(-1) ?? '').slice(column - 1);
  return /^(?:[ub]?'|[ub]"|\(|(?:True|False|None)\b)/.test(rest) && /^\s*[{[(]/.test(text);
}
