import type { Call, Fields } from '../../../../../call.ts';
import { BadRequest, OperationFailed } from '../../../../../errors.ts';
import { callerName } from '../../../../../pbx/caller-names.ts';
import { readLine, withLineValues } from '../../../../../pbx/line-parts.ts';
import { readProtocol } from '../../../../../pbx/line-protocols.ts';
import { newLineName } from '../../../../../pbx/line-values.ts';
import { changeLine, createLine, deleteLine, type LineDraft, linesOf } from '../../../../../pbx/lines.ts';
import { integer, type Row, text } from '../../../../../store/row.ts';
import { textOf, type UserColumns } from './features.ts';
import type { PostedLine } from './posted-lines.ts';

/** A line as the request of its user wants it. */
export interface UserLine {
  readonly existing: Row | undefined;
  readonly isRecord: boolean;
  readonly draft: LineDraft;
}

/** What the lines take over from their user. */
export interface LineOwner {
  readonly id: number;
  readonly user: UserColumns;
  /** As it was sent: `true` passes as a language here, too. */
  readonly language: unknown;
  /** What the first line announces. */
  readonly mailbox: string | undefined;
}

/** The lines of a request, complete with what their user says for them. */
export function planLines(call: Call, owner: LineOwner, posted: readonly PostedLine[]): readonly UserLine[] {
  return posted.map((line, index) => ({
    existing: line.existing,
    isRecord: line.isRecord,
    draft: line.existing === undefined ? newLine(call, owner, { line, index }) : oldLine(owner, { line, index }),
  }));
}

interface Place {
  readonly line: PostedLine;
  readonly index: number;
}

function newLine(call: Call, owner: LineOwner, { line, index }: Place): LineDraft {
  const { columns } = line;
  const [protocol, number] = [columns['protocol'], textOf(columns['number'])];
  const sent = columns['name'] ?? '';
  const name = sent === '' && protocol !== 'sccp' ? newLineName(call.world) : sent;
  const context = columns['context'];
  return {
    user: owner.id,
    line: ownPart(owner, { line, index }),
    protocol: {
      ...columns,
      ...ownerPart(owner, { index, number }),
      name: protocol === 'sccp' ? number : name,
      interface: name,
      protocol,
      context,
    },
  };
}

/** Of an existing line protocol and name stay, and so does a context that is not sent. */
function oldLine(owner: LineOwner, { line, index }: Place): LineDraft {
  const { columns, existing } = line;
  const { id: _id, protocol: _protocol, name: _name, secret, interface: _interface, ...sent } = columns;
  const number = textOf(columns['number']);
  const context = columns['context'] ?? text(existing ?? {}, 'context');
  return {
    user: owner.id,
    line: ownPart(owner, { line, index }),
    protocol: {
      ...sent,
      ...ownerPart(owner, { index, number }),
      ...(textOf(secret) !== '' && { secret }),
      protocol: text(existing ?? {}, 'protocol'),
      context,
    },
  };
}

/** `linefeatures` of the line: what is absent is emptied. */
function ownPart({ user }: LineOwner, { line: { columns }, index }: Place): Fields {
  return {
    number: columns['number'] ?? '',
    device: columns['device'] ?? '',
    config: columns['config'] ?? '',
    configregistrar: columns['configregistrar'] ?? '',
    rules_type: columns['rules_type'] ?? '',
    rules_time: String(user.ringseconds),
    rules_order: zeroIfEmpty(columns['rules_order'] ?? index + 1),
    rules_group: columns['rules_group'] ?? '',
    num: zeroIfEmpty(columns['num'] ?? 1),
    line_num: columns['line_num'] ?? 0,
    description: columns['description'] ?? '',
  };
}

const zeroIfEmpty = (value: unknown): unknown => (value === '' ? 0 : value);

/** What of the protocol is the user's; each protocol takes the columns that it has. */
function ownerPart(
  { user, language, mailbox }: LineOwner,
  { index, number }: { index: number; number: string },
): Fields {
  const callerid = callerName(user.callerid ?? '', number);
  return {
    callerid,
    // The name keeps the space that stood before the number (sic, recorded).
    cid_name: callerid.replace(/<[^<>]*>$/, '').replaceAll('"', ''),
    cid_num: number,
    'call-limit': 2 * Number(user.simultcalls),
    language,
    mailbox: index === 0 && mailbox !== undefined ? mailbox : null,
  };
}

/** Throws `BadRequest` for a new line that breaks a rule, before anything is written. */
export function requireLines(call: Call, lines: readonly UserLine[]): void {
  for (const line of lines) {
    const { existing, draft } = line;
    if (existing !== undefined) continue;
    inUsersWords(line, () => readLine(call, draft, readProtocol(call, withLineValues(draft), 'add')));
  }
}

/** Makes the line or changes it; gives its id. */
export function writeLine(call: Call, line: UserLine): number {
  const { existing, draft } = line;
  return inUsersWords(line, () => {
    if (existing === undefined) return createLine(call, draft);
    changeLine(call, existing, draft);
    return integer(existing, 'id');
  });
}

/** A user's body has the protocol part of a line under `linefeatures`; what it is refused for has its place there. */
function inUsersWords<Result>({ isRecord }: UserLine, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof BadRequest) || !error.reason.field?.startsWith('protocol.')) throw error;
    const { message, field, ...reason } = error.reason;
    const told = isRecord ? recordsSent : message.replace(field, field.replace('protocol.', 'linefeatures.'));
    throw new BadRequest({ ...reason, message: told, field: field.replace('protocol.', 'linefeatures.') });
  }
}

const recordsSent =
  'linefeatures must be an object with a list for each field, such as {"id": ["1"], "protocol": ["sip"]}, not the list of lines that a view shows; leave it out to keep the lines';

/** Deletes the user's lines that are not among the posted ones; one with a mailbox refuses the request. */
export function deleteOtherLines(call: Call, userId: number, lines: readonly UserLine[]): void {
  const kept = new Set(lines.map(({ existing }) => existing?.['id']));
  for (const line of linesOf(call.store, userId)) {
    if (!kept.has(line['id'])) deleteForUser(call, line);
  }
}

function deleteForUser(call: Call, line: Row): void {
  try {
    deleteLine(call, line);
  } catch (error) {
    if (error instanceof OperationFailed) throw new BadRequest({ ...error.reason, field: 'linefeatures.id' });
    throw error;
  }
}
