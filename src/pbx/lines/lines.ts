import { type ActRequest, inDialectOf } from '#core/request.ts';
import { OperationFailed } from '#errors.ts';
import { fillSlot, hasDevice, releaseSlot, requireDevice } from '#pbx/devices/devices.ts';
import { mailboxIn, protocolRowOf, tableOf } from '#pbx/protocols/rows.ts';
import { Duplicate } from '#store/schema/constraints.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { checkLineNumber, removeLineNumber, writeLineNumber } from './numbers.ts';
import { lineOrder } from './order.ts';
import { type LineColumns, type LineDraft, readLine, withLineValues } from './parts.ts';
import { languageOf, type ProtocolPart, readProtocol } from './protocols.ts';
import { newProvisioningId, newSecret, ownerVariable } from './values.ts';

export { changeLine, changeUsersLine, readChange } from './changes.ts';
export type { LineDraft } from './parts.ts';

type Line = Rows['linefeatures'];

/** Returns the lines of a user in the order of the user's view. */
export function linesOf(request: ActRequest, userId: number): readonly Line[] {
  return request.store.all('linefeatures', { iduserfeatures: userId, internal: 0 }, inDialectOf(request, lineOrder));
}

/** Returns the line with the id; `undefined` if there is none or it is internal (pbx_settings-lines-users.md 1). */
export function lineWith(store: Store, id: number): Line | undefined {
  return store.first('linefeatures', { id, internal: 0 });
}

/**
 * Creates a line and returns its id; a user's line also gets its number rows. Throws `BadRequest` for an invalid draft, a number that
 * is not available and a device that does not exist.
 */
export function createLine(request: ActRequest, draft: LineDraft): number {
  const protocol = readProtocol(request, withLineValues(draft), 'add');
  const line = readLine(request, draft, protocol);
  if (draft.user !== undefined) checkLineNumber(request.store, line);
  const protocolid = insertProtocol(request, protocol, setvarOfNew(draft, line));
  const id = insertLine(request, line, { protocol: protocol.protocol, protocolid });
  const row = lineWith(request.store, id);
  if (row === undefined) return id;
  if (draft.user !== undefined && line.number !== '') writeLineNumber(request.store, row, languageOf(protocol));
  // The device is checked last: a missing one uses up the ids (recorded).
  requireDevice(request, row);
  if (hasDevice(row)) fillSlot(request, row);
  return id;
}

/** Deletes a line with its protocol, number rows and device slot, but not its owner. Throws `OperationFailed` if it has a mailbox. */
export function deleteLine(request: ActRequest, line: Line): void {
  const { store } = request;
  requireNoMailbox(store, line);
  const protocol = protocolRowOf(store, line);
  removeLineNumber(store, line, protocol);
  store.delete(tableOf(line.protocol), { id: line.protocolid });
  store.delete('linefeatures', { id: line.id });
  if (hasDevice(line)) releaseSlot(request, line);
}

/** True if the protocol row of the line names a mailbox with a context. */
export function hasMailbox(store: Store, line: Line): boolean {
  return mailboxOf(store, line).includes('@');
}

function mailboxOf(store: Store, line: Line): string {
  const protocol = protocolRowOf(store, line);
  return protocol === undefined ? '' : mailboxIn(protocol);
}

/** Throws `OperationFailed` if the line has a mailbox (`hasMailbox`). */
export function requireNoMailbox(store: Store, line: Line): void {
  if (!hasMailbox(store, line)) return;
  const value = mailboxOf(store, line);
  const message = `line ${line.id} has the mailbox ${value}; ${remedy(store, value)}`;
  throw new OperationFailed({ message, field: 'protocol.mailbox', rule: 'mailbox', value });
}

/** Deleting a voicemail clears the mailbox of its lines. */
function remedy(store: Store, fullMailbox: string): string {
  const [mailbox = '', context = ''] = fullMailbox.split('@');
  const voicemail = store.first('voicemail', { mailbox, context });
  return voicemail === undefined
    ? 'edit the line and empty its mailbox first'
    : `delete voicemail ${voicemail.uniqueid} first`;
}

/** The `setvar` that overrides the one in the draft; `undefined` for none. */
function setvarOfNew({ user }: LineDraft, { number, iduserfeatures }: LineColumns): string | undefined {
  if (user !== undefined) return number === '' ? '' : ownerVariable(user);
  return Number(iduserfeatures) === 0 ? undefined : ownerVariable(iduserfeatures);
}

function insertProtocol(request: ActRequest, part: ProtocolPart, setvar: string | undefined): number {
  const { store } = request;
  if (part.protocol === 'sccp') return store.insert('sccpline', part.columns);
  if (part.protocol === 'custom') return store.insert('usercustom', part.columns);
  const secret = part.columns.secret || newSecret(request);
  return store.insert('usersip', { ...part.columns, secret, ...(setvar !== undefined && { setvar }) });
}

/**
 * A name used by a line of another protocol uses up an id; a value that the database refuses does not
 * (pbx_settings-lines-users.md 0.5).
 */
function insertLine(request: ActRequest, line: LineColumns, key: { protocol: string; protocolid: number }): number {
  const { store, serverAddress } = request;
  const provisioningid = key.protocol === 'sip' ? newProvisioningId(request) : 0;
  try {
    return store.insert('linefeatures', { ...line, ...key, provisioningid, ipfrom: serverAddress });
  } catch (error) {
    if (error instanceof Duplicate) store.sequences.consume('linefeatures');
    throw error;
  }
}
