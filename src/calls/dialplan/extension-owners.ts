import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { phpInteger } from '#wire/php.ts';

/** What a number of the dial plan leads to. */
export type ExtensionOwner =
  | { readonly type: 'user'; readonly id: number; readonly line: number }
  | { readonly type: 'incall'; readonly id: number }
  | { readonly type: 'group' | 'queue' | 'meetme' | 'voicemenu'; readonly id: number; readonly name: string }
  | {
      readonly type: 'outcall';
      readonly id: number;
      readonly name: string;
      /** Id of the row of `dialpattern`. */
      readonly pattern: number;
    }
  | { readonly type: 'feature'; readonly name: string; readonly app: string; readonly appdata: string };

/** An owner, and why it takes no calls if it is disabled. */
export interface NumberOwnership {
  readonly owner: ExtensionOwner;
  /** A sentence such as `incall 3 is disabled`. */
  readonly disabled?: string;
}

/** Returns the owner of a row of `extenumbers`; `undefined` if it no longer exists or cannot be called. */
export function ownerOfNumber(
  store: Store,
  { type, typeval }: Pick<Rows['extenumbers'], 'type' | 'typeval'>,
): NumberOwnership | undefined {
  return finders[type]?.(store, phpInteger(typeval));
}

const finders: Readonly<Record<string, (store: Store, id: number) => NumberOwnership | undefined>> = {
  user: ownerOfLine,
  incall(store, id) {
    const row = store.first('incall', { id });
    return row && withState({ type: 'incall', id }, row.commented !== 0, `incall ${id}`);
  },
  group(store, id) {
    const row = store.first('groupfeatures', { id, deleted: 0 });
    return row && callDistributor(store, { type: 'group', id, name: row.name });
  },
  queue(store, id) {
    const row = store.first('queuefeatures', { id });
    return row && callDistributor(store, { type: 'queue', id, name: row.name });
  },
  meetme(store, id) {
    const row = store.first('meetmefeatures', { id });
    return row && withState({ type: 'meetme', id, name: row.name }, row.commented !== 0, `conference room ${row.name}`);
  },
  voicemenu(store, id) {
    const row = store.first('voicemenu', { id });
    return row && withState({ type: 'voicemenu', id, name: row.name }, row.commented !== 0, `voice menu ${row.name}`);
  },
  outcall(store, pattern) {
    const row = store.first('dialpattern', { id: pattern, type: 'outcall' });
    const outcall = row && store.first('outcall', { id: row.typeid });
    if (outcall === undefined) return undefined;
    const { id, name } = outcall;
    return withState({ type: 'outcall', id, name, pattern }, outcall.commented !== 0, `outcall ${name}`);
  },
};

/** The number of a user is that of a line (core.md 7.10). */
function ownerOfLine(store: Store, line: number): NumberOwnership | undefined {
  const row = store.first('linefeatures', { id: line, internal: 0 });
  const user = row && store.first('userfeatures', { id: Number(row.iduserfeatures) });
  if (row === undefined || user === undefined) return undefined;
  const owner = { type: 'user', id: user.id, line } as const;
  if (user.commented !== 0) return withState(owner, true, `user ${user.id}`);
  return withState(owner, row.commented !== 0, `line ${line}`);
}

/** Groups and queues are both queues of Asterisk, whose row says whether they are disabled. */
function callDistributor(
  store: Store,
  owner: { readonly type: 'group' | 'queue'; readonly id: number; readonly name: string },
): NumberOwnership {
  const row = store.first('queue', { name: owner.name });
  return withState(owner, row !== undefined && row.commented !== 0, `${owner.type} ${owner.name}`);
}

function withState(owner: ExtensionOwner, isDisabled: boolean, words: string): NumberOwnership {
  return { owner, ...(isDisabled && { disabled: `${words} is disabled` }) };
}
