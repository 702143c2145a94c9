import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { BadRequest } from '#errors.ts';
import { checkNumber, normalForm, removeNumber, writeNumber } from '#pbx/numbers/numbers.ts';
import type { ProtocolRow } from '#pbx/protocols/rows.ts';
import { integer } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';

type Line = Rows['linefeatures'];

export const looseNumbers: Difference<boolean> = {
  where: '`pbx_settings/users` add, edit: the `id` of a line whose number came from the lines resource',
  recorded: { text: '400', value: false },
  documented: { text: 'taken, and the number becomes reachable', value: true },
  why: 'the page attaches lines without such a condition',
};

/** Throws `BadRequest` for a line with a number that has no rows, where those are needed to change it. */
export function requireNumberRows(request: ActRequest, line: Line): void {
  const [number, typeval] = [line.number ?? '', String(line.id)];
  if (number === '' || inDialectOf(request, looseNumbers)) return;
  if (request.store.has('extenumbers', { type: 'user', typeval })) return;
  const message = `linefeatures.id must not hold line ${typeval}: its number ${number} came from the lines resource, so no user can take it over`;
  throw new BadRequest({ message, field: 'linefeatures.id', rule: 'number', value: typeval });
}

/**
 * Throws `BadRequest` when a user's line may not have the number (pbx_settings-lines-users.md 0.4); without number any context will do. `line` is
 * the line that has the number already.
 */
export function checkLineNumber(store: Store, wanted: { context: string; number: string }, line?: number): void {
  if (wanted.number === '') return;
  const owner = line === undefined ? {} : { owner: { type: 'user', id: line } as const };
  checkNumber(store, { type: 'user', ...wanted, ...owner, field: 'linefeatures.number' });
}

/** Writes, moves or removes the rows of a user's line with its number (pbx_settings-lines-users.md 0.6). */
export function writeLineNumber(store: Store, line: Line, language: string): void {
  const [id, user, number] = [line.id, integer(line, 'iduserfeatures'), line.number ?? ''];
  const appdata = `user,s,1(${user},${id},,${language})`;
  writeNumber(store, { type: 'user', id }, { context: line.context, number, appdata });
}

/** Removes these rows, with the dialplan entry that the view shows, whosever it is. */
export function removeLineNumber(store: Store, line: Line, protocol: ProtocolRow | undefined): void {
  const entry = dialplanEntryOf(store, line, protocol);
  if (entry !== undefined) store.delete('extensions', { id: entry.id });
  removeNumber(store, { type: 'user', id: line.id });
}

/** The dialplan entry of a line is found by its number alone, so it may be another line's (pbx_settings-lines-users.md 1.2). */
export function dialplanEntryOf(
  store: Store,
  line: Line,
  protocol: ProtocolRow | undefined,
): Rows['extensions'] | undefined {
  const number = line.number ?? '';
  if (number === '' || protocol === undefined) return undefined;
  const place = { exten: normalForm(number), context: protocol.context ?? '', app: 'GoSub' };
  return store.first('extensions', place, 'id');
}
