import { type Row, text } from '#store/row.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import { type NumberOwner, presentExtension, presentMembership } from '../numbers/numbers.ts';
import { protocolRowOf } from '../protocols/rows.ts';
import { type Item, present } from '../shown/records.ts';
import { dialplanEntryOf } from './numbers.ts';

const numbers = ['id', 'protocolid', 'iduserfeatures', 'provisioningid', 'rules_order', 'num', 'line_num'];

/** `linefeatures` as views show it; `encryption` is the SIP column in the view of a user, else always false. */
export function presentLine(line: Row, { encryption = false } = {}): Item {
  return { ...present(line, { int: numbers, bool: ['internal', 'commented'] }), encryption };
}

/** The protocol row as the view of a line shows it. */
export function presentProtocol(line: Row, row: Row): Item {
  const protocol = text(line, 'protocol');
  if (protocol === 'sccp') return present(row, { int: ['id'] });
  return {
    ...present(row, { int: ['id'], bool: ['commented'] }),
    initialized: protocol === 'sip' ? text(row, 'fullcontact') !== '' : protocol === 'custom',
    identity: `${protocol.toUpperCase()}/${text(row, 'name')}`,
    ...mailboxParts(text(row, 'mailbox')),
  };
}

/** The view of a line; `undefined` when its protocol row is gone. */
export function viewLine(store: Store, line: Row): Json | undefined {
  const protocol = protocolRowOf(store, line);
  if (protocol === undefined) return undefined;
  const owner: NumberOwner = { type: 'user', id: Number(line['id']) };
  const entry = dialplanEntryOf(store, line, protocol);
  return {
    linefeatures: presentLine(line),
    protocol: presentProtocol(line, protocol),
    usermacro: entry !== undefined && present(entry, { bool: ['commented'] }),
    extenumbers: presentExtension(store, owner),
    contextnummember: presentMembership(store, owner),
  };
}

/**
 * A line as lists show it: the columns of the protocol, then those of the line; where both have a name the place is the protocol's
 * and the value the line's (pbx_settings lines).
 */
export function listLine(line: Row, protocol: Row | undefined, owner: Row | undefined): Item {
  const own = presentLine(line);
  return {
    ...listedProtocol(line, protocol),
    ...own,
    useridentity: owner === undefined ? '-' : `${text(owner, 'firstname')} ${text(owner, 'lastname')}`,
  };
}

function listedProtocol(line: Row, row: Row | undefined): Item {
  if (row === undefined) return { initialized: false, identity: '/' };
  const protocol = text(line, 'protocol');
  if (protocol === 'custom') {
    const place = text(row, 'interface');
    return { interface: place, initialized: true, identity: place };
  }
  return {
    ...present(row, { without: 'fullcontact' }),
    initialized: protocol === 'sip' ? text(row, 'fullcontact') !== '' : true,
    identity: `${protocol.toUpperCase()}/${text(row, 'name')}`,
  };
}

/** `mailbox@context`, taken apart at the last `@`. */
function mailboxParts(mailbox: string): Item {
  const at = mailbox.lastIndexOf('@');
  return at < 0 ? {} : { voicemailmailbox: mailbox.slice(0, at), voicemailcontext: mailbox.slice(at + 1) };
}
