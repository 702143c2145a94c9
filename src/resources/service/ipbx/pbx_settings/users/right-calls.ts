import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { presentRightCalls, readRightCalls, rightCallIds } from '#pbx/links/right-calls.ts';
import { mergeOver } from '#pbx/shown/merge.ts';
import { type Fields, fieldsOf } from '#wire/values.ts';

export const keptRights: Difference<'first' | 'all'> = {
  where: '`pbx_settings/users` edit: `rightcall`',
  recorded: {
    told: 'only the first link survives any edit; an id text counts with its first character, a number is 400',
    value: 'first',
  },
  documented: { told: 'omitted or `[]`: all kept; a list of ids or links replaces them', value: 'all' },
  why: "the page's edit needs no knowledge of stored rights",
};

/** The right-calls that a user is to have after an edit. Throws for one that does not exist. */
export function editedRightCalls(request: ActRequest, userId: number, body: Fields): readonly number[] {
  const owner = { type: 'user', id: userId } as const;
  const sent = Object.hasOwn(body, 'rightcall') ? body['rightcall'] : [];
  const entries = fieldsOf(sent);
  if (entries === undefined) return [];
  if (inDialectOf(request, keptRights) === 'first')
    return readRightCalls(request.store, firstOf(request, userId, entries));
  const items = Object.values(entries);
  if (items.length === 0) return rightCallIds(request.store, owner);
  return readRightCalls(
    request.store,
    items.map((item) => fieldsOf(item)?.['rightcallid'] ?? item),
  );
}

/** The first link of the merged list; of a text the server takes the first character, of a number nothing (sic). */
function firstOf({ store }: ActRequest, userId: number, sent: Fields): readonly unknown[] {
  const stored = presentRightCalls(store, { type: 'user', id: userId });
  const [first] = Object.values(mergeOver(stored === false ? {} : { ...stored }, sent));
  if (first === undefined) return [];
  return [typeof first === 'string' ? first.charAt(0) : fieldsOf(first)?.['rightcallid']];
}
