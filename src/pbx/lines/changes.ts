import type { ActRequest } from '#core/request.ts';
import { BadRequest, quoted } from '#errors.ts';
import { integer, type Row, type SqlValue, text } from '#store/row.ts';
import type { Where } from '#store/sql.ts';
import { fieldsOf } from '#wire/values.ts';
import { moveSlot, requireDevice } from '../devices/devices.ts';
import { protocolRowOf, tableOf } from '../protocols/rows.ts';
import { mergeOver } from '../shown/merge.ts';
import { checkLineNumber, requireNumberRows, writeLineNumber } from './numbers.ts';
import { type LineColumns, type LineDraft, readLine, withLineValues } from './parts.ts';
import { languageOf, type ProtocolPart, readProtocol } from './protocols.ts';
import { newProvisioningId, ownerVariable } from './values.ts';
import { presentLine, presentProtocol } from './views.ts';

/** A line on its way to another state: what it was and what it is to be. */
interface Change {
  readonly line: Row;
  readonly stored: Row;
  readonly draft: LineDraft;
  readonly protocol: ProtocolPart;
  readonly values: LineColumns;
}

/**
 * Changes a line: what is sent is merged over what the view shows, and has to obey the rules of an add (pbx_settings lines, edit).
 * Throws `BadRequest`.
 */
export function changeLine(request: ActRequest, line: Row, sent: LineDraft): void {
  const change = readChange(request, line, sent);
  requireDevices(request, change);
  moveSlot(request, line, write(request, change));
}

/**
 * Changes a line at the request of a user, which the number rows follow. Throws `BadRequest`; for a device that does not exist only
 * after the rest was written (corrections.md 2).
 */
export function changeUsersLine(request: ActRequest, line: Row, sent: LineDraft): void {
  const change = readChange(request, line, sent);
  requireNumberRows(request, line);
  checkLineNumber(request.store, change.values, integer(line, 'id'));
  const changed = request.store.transaction(() => {
    const row = write(request, change);
    writeLineNumber(request.store, row, languageOf(change.protocol));
    return row;
  });
  requireDevices(request, change);
  moveSlot(request, line, changed);
}

/** Reads the change of a line, and checks all that concerns the line alone. Throws `BadRequest`. */
export function readChange(request: ActRequest, line: Row, sent: LineDraft): Change {
  const stored = protocolRowOf(request.store, line);
  if (stored === undefined)
    throw new BadRequest(`line ${integer(line, 'id')} has lost its protocol and cannot be changed: delete it`);
  const draft = mergedDraft({ line, stored }, sent);
  const protocol = readProtocol(request, withLineValues(draft), becomesSip(line, draft) ? 'add' : 'edit');
  return { line, stored, draft, protocol, values: readLine(request, draft, protocol) };
}

/** The device that the line has must exist, too, even to leave it. */
function requireDevices(request: ActRequest, { line, values }: Change): void {
  requireDevice(request, line);
  requireDevice(request, values);
}

/** A custom line has a name only as a line. */
function mergedDraft({ line, stored }: Pick<Change, 'line' | 'stored'>, sent: LineDraft): LineDraft {
  const name = stored['name'] ?? line['name'] ?? null;
  const shown = { protocol: { ...presentProtocol(line, stored), name }, line: presentLine(line) };
  const merged = mergeOver(shown, { protocol: sent.protocol, ...(sent.line !== undefined && { line: sent.line }) });
  const protocol = fieldsOf(merged['protocol']) ?? {};
  return { protocol, line: merged['line'], ...(sent.user !== undefined && { user: sent.user }) };
}

/** Whether the line changes its protocol, which is possible only to sip. */
function becomesSip(line: Row, { protocol }: LineDraft): boolean {
  const wanted = protocol['protocol'];
  if (wanted === text(line, 'protocol')) return false;
  if (wanted === 'sip') return true;
  const message = `protocol.protocol cannot change from ${text(line, 'protocol')} to ${quoted(wanted)}: a line can only become sip`;
  throw new BadRequest({ message, field: 'protocol.protocol', rule: 'protocol', value: wanted });
}

/** Writes the line and its protocol; gives the line as it is then. */
function write(request: ActRequest, change: Change): Row {
  const { line, protocol, values } = change;
  const isSame = protocol.protocol === text(line, 'protocol');
  const key = isSame ? changeProtocol(request, change) : replaceProtocol(request, change);
  const owner = integer(line, 'iduserfeatures');
  const row = {
    ...values,
    ...key,
    name: isSame && protocol.protocol === 'sccp' ? values.number : protocol.name,
    iduserfeatures: owner === 0 ? values.iduserfeatures : owner,
    ipfrom: request.serverAddress,
  };
  request.store.update('linefeatures', { id: integer(line, 'id') }, row);
  return { ...line, ...row };
}

/** Gives the columns of the line that name its protocol row. */
function changeProtocol(request: ActRequest, change: Change): Where {
  const { line, protocol } = change;
  const columns = protocol.protocol === 'sip' ? changedSip(change) : changedOther(protocol);
  request.store.update(tableOf(protocol.protocol), { id: integer(line, 'protocolid') }, columns);
  return { protocolid: line['protocolid'] ?? null };
}

/** An empty secret or variable keeps the old one; the hash of the secret is lost. */
function changedSip({ line, stored, draft, protocol: { columns } }: Change): Where {
  const owner = integer(line, 'iduserfeatures');
  const isOwnersRequest = draft.user !== undefined && owner !== 0;
  return {
    ...columns,
    secret: filled(columns['secret'], stored['secret']),
    setvar: isOwnersRequest ? ownerVariable(owner) : filled(columns['setvar'], stored['setvar']),
    md5secret: '',
  };
}

function filled(sent: SqlValue | undefined, stored: SqlValue | undefined): SqlValue {
  return (sent === '' ? stored : sent) ?? '';
}

/** An edited SCCP line is named after its number. */
function changedOther({ protocol, columns }: ProtocolPart): Where {
  return protocol === 'sccp' ? { ...columns, name: columns['cid_num'] ?? '' } : columns;
}

/** A line that becomes sip gets the variable of an owner who has its own id, as recorded (sic). */
function replaceProtocol(request: ActRequest, { line, protocol }: Change): Where {
  const { store } = request;
  const setvar = ownerVariable(integer(line, 'id'));
  const protocolid = store.insert('usersip', { ...protocol.columns, setvar });
  store.delete(tableOf(text(line, 'protocol')), { id: integer(line, 'protocolid') });
  return { protocol: protocol.protocol, protocolid, provisioningid: newProvisioningId(request) };
}
