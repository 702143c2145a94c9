import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { BadRequest } from '#errors.ts';
import { checkNumber, normalForm, removeNumber, writeNumber } from '#pbx/numbers/numbers.ts';
import type { ProtocolRow } from '#pbx/protocols/rows.ts';
import { integer } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';

type Line = Rows['linefeatures'];

/** Whether a user may take over a line whose number has no rows. */
export const looseNumbers: Difference<boolean> = {
  where: '`pbx_settings/users` add, edit: the `id` of a line whose number came from the lines resource',
  recorded: { text: '400', value: false },
  documented: { text: 'accepted, and the number becomes reachable', value: true },
  why: 'the page does not restrict which lines can be attached',
};

/** Throws `BadRequest` if the number of the line has no rows and the dialect requires them. */
export function requireNumberRows(request: ActRequest, line: Line): void {
  const [number, typeval] = [line.number ?? '', String(line.id)];
  if (number === '' || inDialectOf(request, looseNumbers)) return;
  if (request.store.has('extenumbers', { type: 'user', typeval })) return;
  const message = `linefeatures.id must not contain line ${typeval}; its number ${number} came from the lines resource, so no user can take it over`;
  throw new BadRequest({ message, field: 'linefeatures.id', rule: 'number', value: typeval });
}

/**
 * Throws `BadRequest` if the number is not available to a user's line (pbx_settings-lines-users.md 0.4); an empty number is not
 * checked. `line` is the id of the line that may already have the number.
 */
export function checkLineNumber(store: Store, request: { context: string; number: string }, line?: number): void {
  if (request.number === '') return;
  const owner = line === undefined ? {} : { owner: { type: 'user', id: line } as const };
  checkNumber(store, { type: 'user', ...request, ...owner, field: 'linefeatures.number' });
}

/** Writes the number rows of a user's line, or removes them if its number is empty (pbx_settings-lines-users.md 0.6). */
export function writeLineNumber(store: Store, line: Line, language: string): void {
  const [id, user, number] = [line.id, integer(line, 'iduserfeatures'), line.number ?? ''];
  const appdata = `user,s,1(${user},${id},,${language})`;
  writeNumber(store, { type: 'user', id }, { context: line.context, number, appdata });
}

/** Removes the number rows of a line and the dialplan entry of its view, even if the entry belongs to another line. */
export function removeLineNumber(store: Store, line: Line, protocol: ProtocolRow | undefined): void {
  const entry = dialplanEntryOf(store, line, protocol);
  if (entry !== undefined) store.delete('extensions', { id: entry.id });
  removeNumber(store, { type: 'user', id: line.id });
}

/**
 * Returns the dialplan entry for the number of a line; it may belong to another line with that number
 * (pbx_settings-lines-users.md 1.2).
 */
export function dialplanEntryOf(
  store: Store,
  line: Line,
  protocol: ProtocolRow | undefined,
): Rows['extensions'] | undefined {
  const number = line.number ?? '';
  if (number === '' || protocol === undefined) return undefined;
  const key = { exten: normalForm(number), context: protocol.context ?? '', app: 'GoSub' };
  return store.first('extensions', key, 'id');
}
