import type { RowReader, ShownRows } from '#core/answer-rows.ts';
import { followingRow, integerAt, rowFrom, textAt } from '#pbx/json/rows.ts';
import type { NumberOwner, StoredNumber } from './numbers.ts';
import { extensionHash, storedForm } from './patterns.ts';

/** The inverse of `extensionJson`. */
export const extensionRows: RowReader = rowFrom('extenumbers', (json) => ({ exten: textAt(json, 'extenbrut') }));

/** The inverse of `membershipJson`. */
export const numberMembershipRows: RowReader = rowFrom('contextnummember');

/** The rows of `extenumbers` and `extensions` that `writeNumber` writes, for owners whose views do not show them. */
export function followingNumberRows(
  owner: NumberOwner,
  { context, number, appdata }: StoredNumber,
): readonly ShownRows[] {
  if (number === '') return [];
  const exten = storedForm(number);
  const { type, id } = owner;
  const extension = { exten, extenhash: hashOf(exten), context, type, typeval: String(id) };
  const entry = { context, exten, priority: 1, app: 'GoSub', appdata };
  return [
    followingRow('extenumbers', extension, ['type', 'typeval']),
    followingRow('extensions', entry, ['context', 'exten', 'app']),
  ];
}

/** Where a view has the id, number and context of an object. */
interface NumberPaths {
  readonly type: NumberOwner['type'];
  readonly id: string;
  readonly number: string;
  readonly context: string;
  /** Returns the arguments of the dialplan entry. */
  appdata(id: number, number: string): string;
}

/** As `followingNumberRows`, of the object that a view shows. */
export function numberRows({ type, appdata, ...paths }: NumberPaths): RowReader {
  return (json) => {
    const id = integerAt(json, paths.id);
    if (id === undefined) return [];
    const [number, context] = [textAt(json, paths.number), textAt(json, paths.context)];
    return followingNumberRows({ type, id }, { context, number, appdata: appdata(id, number) });
  };
}

/** A number that the database has cannot be malformed; one of a later release may be. */
function hashOf(exten: string): string {
  try {
    return extensionHash(exten);
  } catch {
    return '';
  }
}
