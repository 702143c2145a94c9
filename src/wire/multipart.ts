import { maxVariables } from './query.ts';

/** A field of a form: its name, and the bytes of its value. */
type FormField = readonly [name: string, value: Buffer];

const newline = 0x0a;
const carriageReturn = 0x0d;

/** In bytes: the header of a part is read up to this length. */
const maxHeaderLength = 16 * 1024;

/** Returns the boundary in a Content-Type header, or `undefined`. */
export function boundaryOf(contentType: string): string | undefined {
  const name = contentType.toLowerCase().indexOf('boundary');
  const equals = name < 0 ? -1 : contentType.indexOf('=', name);
  if (equals < 0) return undefined;
  const [, quoted, plain] = /^(?:"([^"]*)"|([^",;]*))/.exec(contentType.slice(equals + 1)) ?? [];
  return (quoted ?? plain) || undefined;
}

/**
 * Yields the fields of a multipart/form-data body as PHP reads them (core.md 3.2): skips files, accepts lines that
 * end with LF only, and reads the value of an unterminated part to the end of the body.
 */
export function* multipartFields(body: Buffer, boundary: string): Generator<FormField, undefined> {
  const delimiter = Buffer.from(`\n--${boundary}`, 'latin1');
  let at = partAfter(body, delimiter, -1);
  for (let count = 0; at !== undefined && count < maxVariables; count += 1) {
    const { name, start } = readHeader(body, at);
    const next = body.indexOf(delimiter, start);
    if (name !== undefined) yield [name, next < 0 ? body.subarray(start) : lineOf(body, start, next)];
    at = next < 0 ? undefined : partAfter(body, delimiter, next);
  }
}

/**
 * Returns the offset of the part after the next delimiter line; `from` is -1 at the start of the body, whose first line
 * has no LF before it.
 */
function partAfter(body: Buffer, delimiter: Buffer, from: number): number | undefined {
  const isFirst = from < 0 && body.subarray(0, delimiter.length - 1).equals(delimiter.subarray(1));
  let end = isFirst ? delimiter.length - 1 : endOf(body, delimiter, from);
  while (end !== undefined) {
    if (body[end] === newline) return end + 1;
    if (body[end] === carriageReturn && body[end + 1] === newline) return end + 2;
    end = endOf(body, delimiter, end);
  }
  return undefined;
}

/** Returns the offset after the next occurrence of the delimiter. */
function endOf(body: Buffer, delimiter: Buffer, from: number): number | undefined {
  const at = body.indexOf(delimiter, Math.max(from, 0));
  return at < 0 ? undefined : at + delimiter.length;
}

/** Reads the header of a part. Returns the name of its field, `undefined` for a file, and the offset of its value. */
function readHeader(body: Buffer, from: number): { readonly name: string | undefined; readonly start: number } {
  let name: string | undefined;
  for (let start = from; start - from < maxHeaderLength; ) {
    const end = body.indexOf(newline, start);
    if (end < 0) break;
    const line = lineOf(body, start, Math.min(end, from + maxHeaderLength)).toString();
    start = end + 1;
    if (line === '') return { name, start };
    if (/^content-disposition:/i.test(line)) name = fieldName(line);
  }
  return { name: undefined, start: Math.min(from + maxHeaderLength, body.length) };
}

/** Returns the `name` of a Content-Disposition line, or `undefined` if it has a `filename`. */
function fieldName(line: string): string | undefined {
  const attributes = new Map<string, string>();
  const attribute = /[;\s]*([^=;]*)(?:=\s*("(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^;]*))?[^;]*/sy;
  while (attribute.lastIndex < line.length) {
    const [, key = '', value = ''] = attribute.exec(line) ?? [];
    attributes.set(key.trim().toLowerCase(), unquote(value.trim()));
  }
  return attributes.has('filename') ? undefined : attributes.get('name');
}

function unquote(value: string): string {
  const quote = value.charAt(0);
  if (quote !== '"' && quote !== "'") return value;
  const inner = value.length > 1 && value.endsWith(quote) ? value.slice(1, -1) : value.slice(1);
  return inner.replaceAll(`\\${quote}`, quote);
}

/** Returns the bytes up to a line break, without its CR. */
function lineOf(body: Buffer, start: number, newlineAt: number): Buffer {
  return body.subarray(start, body[newlineAt - 1] === carriageReturn && newlineAt > start ? newlineAt - 1 : newlineAt);
}
