import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Outcome } from '#core/resource.ts';
import { BadRequest, quoted, type Reason } from '#errors.ts';
import { createIncall } from '#resources/service/ipbx/call_management/incall.ts';
import { closeName } from '#text/nearest.ts';
import { notUtf8Reason } from '#wire/unusable-body.ts';
import { createUser } from './add.ts';
import { namedProfile } from './body.ts';
import { emptyLineColumns } from './differences.ts';

type Cells = ReadonlyMap<string, string>;
type Part = Record<string, string>;

/** The target of each column of the CSV: the part of a body and the key in it. */
const columns: ReadonlyMap<string, readonly [part: string, key: string]> = new Map([
  ...columnsOf('userfeatures', ['entityid', 'firstname', 'lastname', 'language', 'outcallerid', 'enableclient']),
  ...columnsOf('userfeatures', ['profileclient', 'enablehint', 'agentnumber', 'mobilephonenumber']),
  ['username', ['userfeatures', 'loginclient']],
  ['password', ['userfeatures', 'passwdclient']],
  ['bosssecretary', ['userfeatures', 'bsfilter']],
  ['phonenumber', ['linefeatures', 'number']],
  ['linename', ['linefeatures', 'name']],
  ['linesecret', ['linefeatures', 'secret']],
  ...columnsOf('linefeatures', ['context', 'protocol']),
  ['voicemailname', ['voicemail', 'fullname']],
  ['voicemailmailbox', ['voicemail', 'mailbox']],
  ['voicemailpassword', ['voicemail', 'password']],
  ['voicemailemail', ['voicemail', 'email']],
  ['voicemailattach', ['voicemail', 'attach']],
  ['voicemaildelete', ['voicemail', 'deletevoicemail']],
  ['voicemailskippass', ['voicemailfeatures', 'skipcheckpass']],
]);

/** The columns of the incall of a row, and `callerid`, which has no effect. */
const otherColumns = ['incallexten', 'incallcontext', 'incallringseconds', 'callerid'];

/** The names of all columns. */
export const importColumns: readonly string[] = [...columns.keys(), ...otherColumns];

function columnsOf(part: string, keys: readonly string[]): [string, readonly [string, string]][] {
  return keys.map((key) => [key, [part, key]]);
}

/**
 * Adds a user, and optionally an incall, for each row of the CSV; a refused row does not affect the others
 * (pbx_settings-lines-users.md 3.10).
 */
export function importUsers(request: ActRequest): Outcome {
  const rows = readRows(request.body);
  if (rows === undefined) {
    const text = 'can not parse csv file (maybe fields are not separated by | ?)\n';
    return { status: 400, text, reason: { message: csvProblem(request), rule: 'csv' } };
  }
  const results = rows.map((row, index) => importRow(request, row, index + 1));
  const skipped = results.flatMap((result) => (typeof result === 'string' ? result : []));
  const refused = results.flatMap((result) => (typeof result === 'object' ? result : []));
  const skips = skipped.length === 0 ? {} : { skipped };
  const [first] = refused;
  if (first === undefined) return { status: 200, ...skips };
  return { status: 400, text: refused.map(({ line }) => line).join(''), reason: first.reason, ...skips };
}

/** The reason why the body cannot be imported. */
function csvProblem({ body, bodyHeaders }: ActRequest): string {
  if (body.length === 0) return 'there is no body; send CSV with | between the columns';
  const unreadable = notUtf8Reason(body, bodyHeaders);
  if (unreadable !== undefined) return unreadable;
  const records = recordsOf(body.toString());
  const [header = []] = records;
  if (records.length === 0) return 'the body is not CSV: a quoted cell is not closed, or has text next to its quotes';
  const unknown = header.find((name) => !importColumns.includes(name));
  if (unknown === undefined) return 'the CSV has no row after its header';
  const separator = header.length === 1 ? [';', ',', '\t'].find((mark) => unknown.includes(mark)) : undefined;
  if (separator !== undefined) return `the columns of the CSV must be separated by |, not ${quoted(separator)}`;
  const suggestion = closeName(unknown, importColumns);
  const hint = suggestion === undefined ? `the columns are ${importColumns.join(', ')}` : `did you mean ${suggestion}?`;
  return `the CSV has an unknown column ${quoted(unknown)}; ${hint}`;
}

function readRows(body: Buffer): readonly Cells[] | undefined {
  const [header = [], ...rows] = isUtf8(body)
    ? recordsOf(body.toString())
    : recordsOf(body.toString('latin1')).map((cells) => cells.map(textOf));
  if (rows.length === 0 || !header.every((name) => columns.has(name) || otherColumns.includes(name))) return undefined;
  return rows.map((cells) => new Map(header.map((name, index) => [name, cells[index] ?? ''])));
}

function recordsOf(text: string): readonly (readonly string[])[] {
  const options = { delimiter: '|', relax_column_count: true, relax_quotes: true, skip_empty_lines: true };
  try {
    return parse(text, { ...options, record_delimiter: ['\r\n', '\n'] });
  } catch {
    return [];
  }
}

/** The text of a cell read byte by byte. One that is not UTF-8 ends in a lone surrogate, which every rule refuses (core.md 7.1). */
function textOf(cell: string): string {
  const bytes = Buffer.from(cell, 'latin1');
  return isUtf8(bytes) ? bytes.toString() : `${cell}\ud800`;
}

const loneSurrogate = /\p{Surrogate}/u;

interface RefusedRow {
  readonly line: string;
  readonly reason: Reason;
}

/** Adds the user of a row. A row with an unknown profile is skipped without notice to the client (sic): returns the reason as text. */
function importRow(request: ActRequest, cells: Cells, number: number): RefusedRow | string | undefined {
  const parts = partsOf(cells);
  const profile = cells.get('profileclient') ?? '';
  const isUnknown = namedProfile(request, parts.get('userfeatures') ?? {}) === 'unknown';
  if (isUnknown && !loneSurrogate.test(profile))
    return `row ${number}: there is no CTI profile ${JSON.stringify(profile)}`;
  const progress = { step: 'create user' };
  try {
    request.store.transaction(() => importUser(request, { cells, parts }, progress));
    return undefined;
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
    const { text, step } = clientText(error.reason, progress.step, cells);
    const reason = { ...error.reason, message: `row ${number}: ${error.reason.message}` };
    return { line: `${text} - error during ${step} - line #${number}\n\n`, reason };
  }
}

function importUser(
  request: ActRequest,
  { cells, parts }: { cells: Cells; parts: ReadonlyMap<string, Part> },
  progress: { step: string },
): void {
  const id = createUser(request, bodyOf(request, parts));
  const exten = cells.get('incallexten') ?? '';
  if (exten === '') return;
  progress.step = 'validate incall';
  const answer = { actiontype: 'user', actionarg1: String(id), actionarg2: cells.get('incallringseconds') ?? '' };
  createIncall(request, { incall: { exten, context: cells.get('incallcontext') ?? '' }, dialaction: { answer } });
}

/** The error text and the step that the real server reports. */
function clientText({ rule }: Reason, step: string, cells: Cells): { text: string; step: string } {
  if (step === 'create user') return { text: 'Array', step };
  if (rule === 'range') return { text: 'number_out_of_context_interval', step };
  const text = `Extension ${cells.get('incallexten')} already exists`;
  return rule === 'conflict' ? { text, step: 'create incall' } : { text: 'Array', step };
}

function partsOf(cells: Cells): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  for (const [name, cell] of cells) {
    const [part, key] = columns.get(name) ?? [];
    if (part === undefined || key === undefined) continue;
    parts.set(part, { ...parts.get(part), [key]: cell });
  }
  return parts;
}

function bodyOf(request: ActRequest, parts: ReadonlyMap<string, Part>): Record<string, unknown> {
  const { linefeatures: line, ...body } = Object.fromEntries(parts);
  if (line === undefined) return body;
  const isEmpty = ['number', 'context', 'protocol'].every((key) => (line[key] ?? '') === '');
  if (isEmpty && inDialectOf(request, emptyLineColumns) === 'no line') return body;
  return { ...body, linefeatures: Object.fromEntries(Object.entries(line).map(([key, cell]) => [key, [cell]])) };
}
