import type { ActRequest } from '#core/request.ts';
import { BadRequest, quoted } from '#errors.ts';
import { moveSlot, requireDevice } from '#pbx/devices/devices.ts';
import { mergeOver } from '#pbx/json/merge.ts';
import { type ProtocolRow, protocolRowOf, tableOf } from '#pbx/protocols/rows.ts';
import { integer } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { ColumnValues } from '#store/table-types.ts';
import { asContainer } from '#wire/values.ts';
import { checkLineNumber, requireNumberRows, writeLineNumber } from './numbers.ts';
import { type LineColumns, type LineDraft, readLine, withLineValues } from './parts.ts';
import { languageOf, type ProtocolPart, readProtocol, type SipPart } from './protocols.ts';
import { newProvisioningId, ownerVariable } from './values.ts';
import { lineJson, protocolJson } from './views.ts';

type Line = Rows['linefeatures'];

/** A line on its way to another state: what it was and what it is to be. */
interface Change {
  readonly line: Line;
  readonly stored: ProtocolRow;
  readonly draft: LineDraft;
  readonly protocol: ProtocolPart;
  readonly values: LineColumns;
}

/**
 * Changes a line: what is sent is merged over what the view shows, and has to obey the rules of an add (pbx_settings-lines-users.md 1.4).
 * Throws `BadRequest`.
 */
export function changeLine(request: ActRequest, line: Line, sent: LineDraft): void {
  const change = readChange(request, line, sent);
  requireDevices(request, change);
  moveSlot(request, line, write(request, change));
}

/**
 * Changes a line at the request of a user, which the number rows follow. Throws `BadRequest`; for a device that does not exist only
 * after the rest was written (pbx_settings-lines-users.md 3.9).
 */
export function changeUsersLine(request: ActRequest, line: Line, sent: LineDraft): void {
  const change = readChange(request, line, sent);
  requireNumberRows(request, line);
  checkLineNumber(request.store, change.values, line.id);
  const changed = request.store.transaction(() => {
    const row = write(request, change);
    writeLineNumber(request.store, row, languageOf(change.protocol));
    return row;
  });
  requireDevices(request, change);
  moveSlot(request, line, changed);
}

/** Reads the change of a line, and checks all that concerns the line alone. Throws `BadRequest`. */
export function readChange(request: ActRequest, line: Line, sent: LineDraft): Change {
  const stored = protocolRowOf(request.store, line);
  if (stored === undefined)
    throw new BadRequest(`line ${line.id} has lost its protocol and cannot be changed: delete it`);
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
  const name = stored.name ?? line.name;
  const shown = { protocol: { ...protocolJson(line, stored), name }, line: lineJson(line) };
  const merged = mergeOver(shown, { protocol: sent.protocol, ...(sent.line !== undefined && { line: sent.line }) });
  const protocol = asContainer(merged['protocol']) ?? {};
  return { protocol, line: merged['line'], ...(sent.user !== undefined && { user: sent.user }) };
}

/** Whether the line changes its protocol, which is possible only to sip. */
function becomesSip(line: Line, { protocol }: LineDraft): boolean {
  const wanted = protocol['protocol'];
  if (wanted === line.protocol) return false;
  if (wanted === 'sip') return true;
  const message = `protocol.protocol cannot change from ${line.protocol} to ${quoted(wanted)}: a line can only become sip`;
  throw new BadRequest({ message, field: 'protocol.protocol', rule: 'protocol', value: wanted });
}

/** Writes the line and its protocol, and returns the line as it is then. */
function write(request: ActRequest, change: Change): Line {
  const { line, protocol, values } = change;
  const isSame = protocol.protocol === line.protocol;
  const key =
    isSame || protocol.protocol !== 'sip' ? changeProtocol(request, change) : becomeSip(request, line, protocol);
  const owner = integer(line, 'iduserfeatures');
  const row = {
    ...values,
    ...key,
    name: isSame && protocol.protocol === 'sccp' ? values.number : protocol.name,
    iduserfeatures: owner === 0 ? values.iduserfeatures : owner,
    ipfrom: request.serverAddress,
  };
  request.store.update('linefeatures', { id: line.id }, row);
  return request.store.first('linefeatures', { id: line.id }) ?? line;
}

/** Returns the columns of the line that name its protocol row. */
function changeProtocol({ store }: ActRequest, change: Change): ColumnValues<'linefeatures'> {
  const { line, protocol } = change;
  const where = { id: line.protocolid };
  if (protocol.protocol === 'sip') store.update('usersip', where, changedSip(change, protocol));
  else if (protocol.protocol === 'custom') store.update('usercustom', where, protocol.columns);
  // An edited SCCP line is named after its number.
  else store.update('sccpline', where, { ...protocol.columns, name: protocol.columns.cid_num });
  return { protocolid: line.protocolid };
}

/** An empty secret or variable keeps the old one; the hash of the secret is lost. */
function changedSip({ line, stored, draft }: Change, { columns }: SipPart): ColumnValues<'usersip'> {
  const owner = integer(line, 'iduserfeatures');
  const isOwnersRequest = draft.user !== undefined && owner !== 0;
  const kept = 'setvar' in stored ? stored : { secret: '', setvar: '' };
  return {
    ...columns,
    secret: columns.secret || kept.secret,
    setvar: isOwnersRequest ? ownerVariable(owner) : columns.setvar || kept.setvar,
    md5secret: '',
  };
}

/** A line that becomes sip gets the variable of an owner who has its own id, as recorded (sic). */
function becomeSip(request: ActRequest, line: Line, { protocol, columns }: SipPart): ColumnValues<'linefeatures'> {
  const { store } = request;
  const protocolid = store.insert('usersip', { ...columns, setvar: ownerVariable(line.id) });
  store.delete(tableOf(line.protocol), { id: line.protocolid });
  return { protocol, protocolid, provisioningid: newProvisioningId(request) };
}
