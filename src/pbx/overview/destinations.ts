import * as z from 'zod';
import type { Store } from '#store/store.ts';
import { phpInteger } from '#wire/php.ts';
import { type Link, link, listOf } from './kind.ts';

/** A stored action with its arguments (core.md 7.11). */
export interface ActionToDescribe {
  readonly action: string;
  readonly argument1: string | null;
  readonly argument2: string | null;
}

/** Where a call goes: the stored action, the same in words, and the object that it leads to. */
export const destination = () =>
  z
    .object({
      action: z.string().describe('The stored action, such as `user` or `endcall:hangup`.'),
      text: z.string().describe('The action in words.'),
      target: link().nullable().describe('The object that the action leads to; null if there is none.'),
    })
    .meta({ title: 'Destination', description: 'Where a call goes.' });

/** A destination in words. */
export type DescribedAction = z.output<ReturnType<typeof destination>>;

/** The objects that actions lead to, by action: an SQL query for the ids and labels of those in a JSON list. */
const targets: Readonly<Record<string, string>> = {
  user: "SELECT id, trim(firstname || ' ' || lastname) AS label FROM userfeatures WHERE id",
  group: 'SELECT id, name AS label FROM groupfeatures WHERE deleted = 0 AND id',
  queue: 'SELECT id, name AS label FROM queuefeatures WHERE id',
  meetme: 'SELECT id, name AS label FROM meetmefeatures WHERE id',
  voicemail: "SELECT uniqueid AS id, mailbox || '@' || context AS label FROM voicemail WHERE uniqueid",
  schedule: 'SELECT id, name AS label FROM schedule WHERE id',
  voicemenu: 'SELECT id, name AS label FROM voicemenu WHERE id',
  outcall: 'SELECT id, name AS label FROM outcall WHERE id',
};

/** The other actions in words. The PIN of a DISA is secret, so those do not name it. */
const sentences: Readonly<Record<string, (argument1: string, argument2: string) => string>> = {
  none: () => 'nothing',
  'endcall:hangup': () => 'hang up',
  'endcall:busy': () => 'busy tone',
  'endcall:congestion': () => 'congestion tone',
  extension: (number, context) => `extension ${number}@${context}`,
  'application:callbackdisa': (_pin, context) => `DISA with callback, context ${context}`,
  'application:disa': (_pin, context) => `DISA, context ${context}`,
  'application:directory': (context) => `directory of context ${context}`,
  'application:voicemailmain': (context) => `voicemail menu of context ${context}`,
  'application:faxtomail': (address) => `fax to ${address}`,
  sound: (file) => `sound ${file}`,
  custom: (application) => `application ${application}`,
};

/** Returns a function that describes one of the actions. The objects that they lead to are looked up together. */
export function actionDescriber(
  store: Store,
  actions: readonly ActionToDescribe[],
): (action: ActionToDescribe) => DescribedAction {
  const labels = new Map(
    Object.entries(targets).map(([type, sql]) => {
      const ids = actions.filter(({ action }) => action === type).map(({ argument1 }) => phpInteger(argument1 ?? ''));
      const query = `SELECT id + 0 AS id, label || '' AS label FROM (${sql} IN (SELECT value FROM json_each(?)))`;
      const rows = ids.length === 0 ? [] : store.query({ id: 'number', label: 'text' }, query, listOf(ids));
      return [type, new Map(rows.map(({ id, label }) => [id, label]))];
    }),
  );
  return (stored) => {
    const { action, argument1, argument2 } = stored;
    const byId = labels.get(action);
    if (byId === undefined) return { action, text: wordsOf(stored), target: null };
    const id = phpInteger(argument1 ?? '');
    const label = byId.get(id);
    if (label === undefined)
      return { action, text: `${action} ${argument1 ?? ''}, which does not exist`, target: null };
    const number = action === 'outcall' && argument2 ? ` to ${argument2}` : '';
    const target: Link = { type: action, id, label };
    return { action, text: `${action} ${label}${number}`, target };
  };
}

function wordsOf({ action, argument1, argument2 }: ActionToDescribe): string {
  const words = Object.hasOwn(sentences, action) ? sentences[action] : undefined;
  return words?.(argument1 ?? '', argument2 ?? '') ?? action;
}
