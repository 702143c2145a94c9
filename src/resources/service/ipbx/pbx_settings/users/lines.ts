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

/** A checked line of a user's body. */
export interface UserLine {
  /** The stored line; `undefined` for a new one. */
  readonly existing: Rows['linefeatures'] | undefined;
  /** As in `PostedLine`. */
  readonly isRecord: boolean;
  /** As in `PostedLine`. */
  readonly textColumns: readonly string[];
  readonly draft: LineDraft;
}

/** The values that lines take from their user. */
export interface LineOwner {
  readonly id: number;
  readonly user: UserColumns;
  /** As sent; `true` is accepted as a language, too. */
  readonly language: unknown;
  /** The mailbox of the first line. */
  readonly mailbox: string | undefined;
}

/**
 * Returns the lines of a body completed with the values of their user. Throws `BadRequest` for a line that breaks a rule. Each line is
 * checked before the next one is read, as a body may have a million; nothing is written.
 */
export function planLines(request: ActRequest, owner: LineOwner, posted: readonly PostedLine[]): readonly UserLine[] {
  return posted.map((line, index) => {
    const { existing, isRecord, textColumns } = line;
    const position = { line, index };
    const draft = existing === undefined ? newLine(request, owner, position) : existingLine(owner, position);
    const checked = { existing, isRecord, textColumns, draft };
    requireLine(request, checked);
    return checked;
  });
}

interface LinePosition {
  readonly line: PostedLine;
  readonly index: number;
}

function newLine(request: ActRequest, owner: LineOwner, { line, index }: LinePosition): LineDraft {
  const { columns } = line;
  const [protocol, number] = [columns['protocol'], scalarText(columns['number'])];
  const sent = columns['name'] ?? '';
  const name = sent === '' && protocol !== 'sccp' ? newLineName(request) : sent;
  const context = columns['context'];
  return {
    user: owner.id,
    line: lineFeaturesOf(owner, { line, index }),
    protocol: {
      ...columns,
      ...ownerColumns(owner, { index, number }),
      name: protocol === 'sccp' ? number : name,
      interface: name,
      protocol,
      context,
    },
  };
}

/** An existing line keeps its protocol and name, and its context unless one is sent. */
function existingLine(owner: LineOwner, { line, index }: LinePosition): LineDraft {
  const { columns, existing } = line;
  const { id: _id, protocol: _protocol, name: _name, secret, interface: _interface, ...sent } = columns;
  const number = scalarText(columns['number']);
  const context = columns['context'] ?? existing?.context ?? '';
  return {
    user: owner.id,
    line: lineFeaturesOf(owner, { line, index }),
    protocol: {
      ...sent,
      ...ownerColumns(owner, { index, number }),
      ...(scalarText(secret) !== '' && { secret }),
      protocol: existing?.protocol ?? '',
      context,
    },
  };
}

/**
 * `linefeatures` of the line: absent columns are emptied, `num` and `rules_order` are cast before the check
 * (pbx_settings-lines-users.md 3.4).
 */
function lineFeaturesOf({ user }: LineOwner, { line: { columns }, index }: LinePosition): Container {
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

/** The protocol columns that come from the user; each protocol uses those that it has. */
function ownerColumns(
  { user, language, mailbox }: LineOwner,
  { index, number }: { index: number; number: string },
): Container {
  const callerid = callerName(user.callerid ?? '', number);
  return {
    callerid,
    // The name keeps the space before the number (sic, recorded).
    cid_name: callerid.replace(/<[^<>]*>$/, '').replaceAll('"', ''),
    cid_num: number,
    'call-limit': 2 * Number(user.simultcalls),
    language,
    mailbox: index === 0 && mailbox !== undefined ? mailbox : null,
  };
}

function requireLine(request: ActRequest, line: UserLine): void {
  const { existing, draft } = line;
  withBodyPaths(line, () => {
    if (existing === undefined) readLine(request, draft, readProtocol(request, withLineValues(draft), 'add'));
    else readChange(request, existing, draft);
  });
}

/**
 * Runs `work`, and rethrows a `BadRequest` about a `protocol` field with the path of the field in a user's body, where the protocol
 * part of a line is in `linefeatures`. A field that was sent in the wrong shape is refused for its shape.
 */
export function withBodyPaths<Result>(line: UserLine, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof BadRequest) || error.reason.field === undefined) throw error;
    const { message, field, ...reason } = error.reason;
    const path = field.replace(/^protocol\./, 'linefeatures.');
    if (line.textColumns.some((name) => path === `linefeatures.${name}`))
      throw new BadRequest({ ...reason, message: `${path} ${textSent}`, field: path });
    if (path === field) throw error;
    throw new BadRequest({
      ...reason,
      message: line.isRecord ? recordsSent : message.replace(field, path),
      field: path,
    });
  }
}

const textSent = 'must be a list with an entry for each line; of a string only the first character counts';

const recordsSent =
  'linefeatures must be an object with a list for each field, such as {"id": ["1"], "protocol": ["sip"]}, not a list of lines as in the view; leave it out to keep the lines';
