import { isSipRow, type ProtocolRow, protocolRowOf } from '#pbx/protocols/rows.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';

/** A trunk, over which calls come and go. */
export interface CallTrunk {
  /** Id of the row of `trunkfeatures`. */
  readonly id: number;
  readonly name: string;
  /** `SIP/name`, `IAX2/name`, or the interface of a custom trunk. */
  readonly interface: string;
  /** Follows the number when a custom trunk is dialled; `''` for most trunks. */
  readonly suffix: string;
  /** The context in which calls arrive; `''` if it has none. */
  readonly context: string;
  readonly isDisabled: boolean;
}

/** Returns the trunk with the id; `undefined` if there is none or its account is missing. */
export function trunkWithId(store: Store, id: number): CallTrunk | undefined {
  const row = store.first('trunkfeatures', { id });
  return row && toTrunk(store, row);
}

/** Returns the first trunk with the name, or `undefined`. A custom trunk may also be named by its interface. */
export function trunkNamed(store: Store, name: string): CallTrunk | undefined {
  return trunksInOrder(store).find((trunk) => trunk.name === name || trunk.interface === name);
}

/** Returns the trunk on which calls arrive unless they name another: the first that is enabled, or else the first. */
export function firstTrunk(store: Store): CallTrunk | undefined {
  const trunks = trunksInOrder(store);
  return trunks.find(({ isDisabled }) => !isDisabled) ?? trunks[0];
}

/**
 * Returns the context in which a call from outside arrives: that of its trunk. Without a trunk, or if the trunk has no context, it
 * is the first context of type incall with an incall, or else the first of type incall; `undefined` if there is none.
 */
export function incallsContext(store: Store, trunk?: CallTrunk): string | undefined {
  if (trunk !== undefined && trunk.context !== '') return trunk.context;
  const contexts = store.all('context', { contexttype: 'incall' }).map(({ name }) => name);
  return contexts.find((context) => store.has('incall', { context })) ?? contexts[0];
}

/** Returns what is dialled to reach a number over a trunk, such as `SIP/operator/0123456789`. */
export function dialStringOf(trunk: Pick<CallTrunk, 'interface' | 'suffix'>, number: string): string {
  return `${trunk.interface}/${number}${trunk.suffix}`;
}

function trunksInOrder(store: Store): readonly CallTrunk[] {
  return store.all('trunkfeatures', {}, 'id').flatMap((row) => toTrunk(store, row) ?? []);
}

function toTrunk(store: Store, row: Rows['trunkfeatures']): CallTrunk | undefined {
  const account = protocolRowOf(store, row);
  if (account === undefined) return undefined;
  return {
    id: row.id,
    name: account.name || interfaceOf(account),
    interface: interfaceOf(account),
    suffix: 'intfsuffix' in account ? account.intfsuffix : '',
    context: account.context ?? '',
    isDisabled: account.commented !== 0,
  };
}

/** Returns how the dial plan names an account: `SIP/name`, `IAX2/name`, `SCCP/name`, or the interface of a custom one. */
export function interfaceOf(account: ProtocolRow): string {
  if ('interface' in account) return account.interface;
  if (isSipRow(account)) return `SIP/${account.name}`;
  return 'cid_num' in account ? `SCCP/${account.name}` : `IAX2/${account.name}`;
}
