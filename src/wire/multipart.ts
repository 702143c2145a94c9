import { maxVariables } from './query.ts';

/** A field of a form: its name, and its value as it was sent. */
type FormField = readonly [name: string, value: Buffer];

const newline = 0x0a;
const carriageReturn = 0x0d;

/** The header of a part is read up to this length, in bytes. */
const longestHeader = 16 * 1024;

/** The boundary of a content type; undefined when it names none. */
export function boundaryOf(contentType: string): string | undefined {
  const name = contentType.toLowerCase().indexOf('boundary');
  const equals = name < 0 ? -1 : contentType.indexOf('=', name);
  if (equals < 0) return undefined;
  const [, quoted, plain] = /^(?:"([^"]*)"|([^",;]*))/.exec(contentType.slice(equals + 1)) ?? [];
  return (quoted ?? plain) || undefined;
}

/**
 * The fields of a multipart/form-data body (corrections.md 1.5) as PHP reads them: files are not among them, lines may end
 * without CR, and the value of an unfinished part goes to the end.
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

/** Where the part after the next line that is just the delimiter begins; -1 looks from the very beginning. */
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

/** The end of the next occurrence of the delimiter. */
function endOf(body: Buffer, delimiter: Buffer, from: number): number | undefined {
  const at = body.indexOf(delimiter, Math.max(from, 0));
  return at < 0 ? undefined : at + delimiter.length;
}

/** The name of a part that is a field, and where its value begins. */
function readHeader(body: Buffer, from: number): { readonly name: string | undefined; readonly start: number } {
  let name: string | undefined;
  for (let start = from; start - from < longestHeader; ) {
    const end = body.indexOf(newline, start);
    if (end < 0) break;
    const line = lineOf(body, start, Math.min(end, from + longestHeader)).toString();
    start = end + 1;
    if (line === '') return { name, start };
    if (/^content-disposition:/i.test(line)) name = fieldName(line);
  }
  return { name: undefined, start: Math.min(from + longestHeader, body.length) };
}

/** The `name` of a Content-Disposition; undefined when it has a `filename` too. */
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

/** The bytes up to a line break, without its CR. */
function lineOf(body: Buffer, start: number, newlineAt: number): Buffer {
  return body.subarray(start, body[newlineAt - 1] === carriageReturn && newlineAt > start ? newlineAt - 1 : newlineAt);
}
