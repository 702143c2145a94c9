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

/** A checked change of a line: its stored rows and its new values. */
interface Change {
  readonly line: Line;
  readonly stored: ProtocolRow;
  readonly draft: LineDraft;
  readonly protocol: ProtocolPart;
  readonly values: LineColumns;
}

/**
 * Changes a line. The draft is merged over the view of the line, and the result must obey the rules of an add
 * (pbx_settings-lines-users.md 1.4). Throws `BadRequest`.
 */
export function changeLine(request: ActRequest, line: Line, sent: LineDraft): void {
  const change = readChange(request, line, sent);
  requireDevices(request, change);
  moveSlot(request, line, write(request, change));
}

/**
 * Changes a line for a user, and its number rows with it. Throws `BadRequest`; a device that does not exist is only reported after
 * the rest has been written (pbx_settings-lines-users.md 3.9).
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

/** Merges the draft into the line and checks the result, apart from its number and device. Throws `BadRequest`. */
export function readChange(request: ActRequest, line: Line, sent: LineDraft): Change {
  const stored = protocolRowOf(request.store, line);
  if (stored === undefined)
    throw new BadRequest(`line ${line.id} has no protocol row and cannot be changed; delete it`);
  const draft = mergedDraft({ line, stored }, sent);
  const protocol = readProtocol(request, withLineValues(draft), becomesSip(line, draft) ? 'add' : 'edit');
  return { line, stored, draft, protocol, values: readLine(request, draft, protocol) };
}

/** The current device of the line must also exist, even if the line leaves it. */
function requireDevices(request: ActRequest, { line, values }: Change): void {
  requireDevice(request, line);
  requireDevice(request, values);
}

/** A custom line has a name only in `linefeatures`. */
function mergedDraft({ line, stored }: Pick<Change, 'line' | 'stored'>, sent: LineDraft): LineDraft {
  const name = stored.name ?? line.name;
  const current = { protocol: { ...protocolJson(line, stored), name }, line: lineJson(line) };
  const merged = mergeOver(current, { protocol: sent.protocol, ...(sent.line !== undefined && { line: sent.line }) });
  const protocol = asContainer(merged['protocol']) ?? {};
  return { protocol, line: merged['line'], ...(sent.user !== undefined && { user: sent.user }) };
}

/** True if the line changes its protocol to sip. Throws `BadRequest` if it changes to another one. */
function becomesSip(line: Line, { protocol }: LineDraft): boolean {
  const requested = protocol['protocol'];
  if (requested === line.protocol) return false;
  if (requested === 'sip') return true;
  const message = `protocol.protocol cannot change from ${line.protocol} to ${quoted(requested)}; a line can only become sip`;
  throw new BadRequest({ message, field: 'protocol.protocol', rule: 'protocol', value: requested });
}

/** Writes the line and its protocol row, and returns the changed line. */
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

/** Updates the protocol row; returns the columns of the line that refer to it. */
function changeProtocol({ store }: ActRequest, change: Change): ColumnValues<'linefeatures'> {
  const { line, protocol } = change;
  const where = { id: line.protocolid };
  if (protocol.protocol === 'sip') store.update('usersip', where, changedSip(change, protocol));
  else if (protocol.protocol === 'custom') store.update('usercustom', where, protocol.columns);
  // An edited SCCP line is named after its number.
  else store.update('sccpline', where, { ...protocol.columns, name: protocol.columns.cid_num });
  return { protocolid: line.protocolid };
}

/** An empty secret or variable keeps the stored one; the hash of the secret is cleared. */
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

/** The owner variable of a line that becomes sip contains the id of the line, not of its owner (recorded). */
function becomeSip(request: ActRequest, line: Line, { protocol, columns }: SipPart): ColumnValues<'linefeatures'> {
  const { store } = request;
  const protocolid = store.insert('usersip', { ...columns, setvar: ownerVariable(line.id) });
  store.delete(tableOf(line.protocol), { id: line.protocolid });
  return { protocol, protocolid, provisioningid: newProvisioningId(request) };
}
