import { type JsonRecord, recordJson, recordMerger, recordWriter } from '#pbx/json/record-json.ts';
import { extensionJson, membershipJson, type NumberOwner } from '#pbx/numbers/numbers.ts';
import { isSipRow, mailboxIn, type ProtocolRow, protocolRowOf } from '#pbx/protocols/rows.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import { dialplanEntryOf } from './numbers.ts';

type Line = Rows['linefeatures'];

/** The casts of `lineJson`. */
export const lineCasts = {
  int: ['id', 'protocolid', 'iduserfeatures', 'provisioningid', 'rules_order', 'num', 'line_num'],
  bool: ['internal', 'commented'],
} as const;

const writeLine = recordWriter<Line>(lineCasts, { inserted: { description: ['encryption'] } });

/** Returns the row of `linefeatures` as JSON; `encryption` is the SIP column in the view of a user, elsewhere always `false`. */
export function lineJson(line: Line, { encryption = false } = {}): JsonRecord {
  const record = writeLine(line);
  record['encryption'] = encryption;
  return record;
}

/** Returns the protocol row as JSON for the view of a line. */
export function protocolJson({ protocol }: Pick<Line, 'protocol'>, row: ProtocolRow): JsonRecord {
  if (protocol === 'sccp') return recordJson(row, { int: ['id'] });
  return {
    ...recordJson(row, { int: ['id'], bool: ['commented'] }),
    initialized: isSipRow(row) ? hasContact(row) : protocol === 'custom',
    identity: `${protocol.toUpperCase()}/${row.name ?? ''}`,
    ...mailboxParts(mailboxIn(row)),
  };
}

/** Returns the view of a line; `undefined` if its protocol row is missing. */
export function toLineView(store: Store, line: Line): Json | undefined {
  const protocol = protocolRowOf(store, line);
  if (protocol === undefined) return undefined;
  const owner: NumberOwner = { type: 'user', id: line.id };
  const entry = dialplanEntryOf(store, line, protocol);
  return {
    linefeatures: lineJson(line),
    protocol: protocolJson(line, protocol),
    usermacro: entry !== undefined && recordJson(entry, { bool: ['commented'] }),
    extenumbers: extensionJson(store, owner),
    contextnummember: membershipJson(store, owner),
  };
}

const mergeItem = recordMerger();

/**
 * Returns a line as a list item: the columns of the protocol, then those of the line. A key of both keeps its position among the
 * protocol's and takes the value of the line (pbx_settings-lines-users.md 1.1). `owner` is the name of its user.
 */
export function toLineItem(line: Line, protocol: ProtocolRow | undefined, owner: string | undefined): JsonRecord {
  const kind = protocol === undefined ? 'none' : line.protocol;
  const useridentity = { useridentity: owner ?? '-' };
  return mergeItem(kind, protocolColumns(protocol), protocolState(line, protocol), lineJson(line), useridentity);
}

const writeSip = recordWriter<Rows['usersip']>({}, { omitted: ['fullcontact'] });

function protocolColumns(row: ProtocolRow | undefined): JsonRecord {
  if (row === undefined) return {};
  if ('interface' in row) return { interface: row.interface };
  return isSipRow(row) ? writeSip(row) : recordJson(row);
}

function protocolState({ protocol }: Line, row: ProtocolRow | undefined): JsonRecord {
  if (row === undefined) return { initialized: false, identity: '/' };
  if ('interface' in row) return { initialized: true, identity: row.interface };
  return {
    initialized: !isSipRow(row) || hasContact(row),
    identity: `${protocol.toUpperCase()}/${row.name ?? ''}`,
  };
}

function hasContact({ fullcontact }: Rows['usersip']): boolean {
  return (fullcontact ?? '') !== '';
}

/** Splits `mailbox@context` at the last `@`. */
function mailboxParts(mailbox: string): JsonRecord {
  const at = mailbox.lastIndexOf('@');
  return at < 0 ? {} : { voicemailmailbox: mailbox.slice(0, at), voicemailcontext: mailbox.slice(at + 1) };
}
