import type { ActRequest } from '#core/request.ts';
import { BadRequest } from '#errors.ts';
import { callerName } from '#pbx/json/caller-names.ts';
import { type LineDraft, readChange } from '#pbx/lines/lines.ts';
import { readLine, withLineValues } from '#pbx/lines/parts.ts';
import { readProtocol } from '#pbx/lines/protocols.ts';
import { newLineName } from '#pbx/lines/values.ts';
import type { Rows } from '#store/schema/rows.ts';
import { integerOf, scalarText } from '#wire/php.ts';
import type { Container } from '#wire/values.ts';
import type { UserColumns } from './body.ts';
import type { PostedLine } from './posted-lines.ts';

/** A line as the request of its user wants it. */
export interface UserLine {
  readonly existing: Rows['linefeatures'] | undefined;
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

/**
 * The lines of a request, complete with what their user says for them. Each is checked before the next one is planned, because a
 * body may have a million. Throws `BadRequest` for a line that breaks a rule, before anything is written.
 */
export function planLines(request: ActRequest, owner: LineOwner, posted: readonly PostedLine[]): readonly UserLine[] {
  return posted.map((line, index) => {
    const { existing, isRecord } = line;
    const draft = existing === undefined ? newLine(request, owner, { line, index }) : oldLine(owner, { line, index });
    requireLine(request, { existing, isRecord, draft });
    return { existing, isRecord, draft };
  });
}

interface Place {
  readonly line: PostedLine;
  readonly index: number;
}

function newLine(request: ActRequest, owner: LineOwner, { line, index }: Place): LineDraft {
  const { columns } = line;
  const [protocol, number] = [columns['protocol'], scalarText(columns['number'])];
  const sent = columns['name'] ?? '';
  const name = sent === '' && protocol !== 'sccp' ? newLineName(request) : sent;
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
  const number = scalarText(columns['number']);
  const context = columns['context'] ?? existing?.context ?? '';
  return {
    user: owner.id,
    line: ownPart(owner, { line, index }),
    protocol: {
      ...sent,
      ...ownerPart(owner, { index, number }),
      ...(scalarText(secret) !== '' && { secret }),
      protocol: existing?.protocol ?? '',
      context,
    },
  };
}

/** `linefeatures` of the line: what is absent is emptied, `num` and `rules_order` are cast before they are checked (pbx_settings-lines-users.md 3.4). */
function ownPart({ user }: LineOwner, { line: { columns }, index }: Place): Container {
  return {
    number: columns['number'] ?? '',
    device: columns['device'] ?? '',
    config: columns['config'] ?? '',
    configregistrar: columns['configregistrar'] ?? '',
    rules_type: columns['rules_type'] ?? '',
    rules_time: String(user.ringseconds),
    rules_order: integerOf(columns['rules_order'] ?? index + 1),
    rules_group: columns['rules_group'] ?? '',
    num: integerOf(columns['num'] ?? 1),
    line_num: columns['line_num'] ?? 0,
    description: columns['description'] ?? '',
  };
}

/** What of the protocol is the user's; each protocol takes the columns that it has. */
function ownerPart(
  { user, language, mailbox }: LineOwner,
  { index, number }: { index: number; number: string },
): Container {
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

function requireLine(request: ActRequest, line: UserLine): void {
  const { existing, draft } = line;
  inUsersWords(line, () => {
    if (existing === undefined) readLine(request, draft, readProtocol(request, withLineValues(draft), 'add'));
    else readChange(request, existing, draft);
  });
}

/** A user's body has the protocol part of a line under `linefeatures`; what it is refused for has its place there. */
export function inUsersWords<Result>({ isRecord }: UserLine, work: () => Result): Result {
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
