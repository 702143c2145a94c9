import type { Store } from '#store/store.ts';

/** A place to park a call. */
export interface ParkingPlace {
  readonly name: string;
  /** The number by which the call is taken back. */
  readonly slot: string;
  readonly context: string;
  /** How long a call stays there. */
  readonly seconds: number;
}

/** How long a call is parked unless the lot says so, as in Asterisk. */
const usualSeconds = 45;

/** Returns the first free place for calls that are parked in a context: of a lot there, or else of the general one. */
export function lotAt(store: Store, context: string): ParkingPlace {
  const lot = store.first('parkinglot', { context, commented: 0 }, 'id');
  if (lot !== undefined) {
    const slot = firstFree(store, Number(lot.extension) + 1);
    return { name: lot.name, slot, context, seconds: lot.duration || usualSeconds };
  }
  const setting = (name: string) =>
    store.first('features', { category: 'general', var_name: name, commented: 0 })?.var_val;
  const [, first = '701'] = /^(\d+)/.exec(setting('parkpos') ?? '') ?? [];
  return {
    name: 'default',
    slot: firstFree(store, Number(first)),
    context: setting('context') || 'parkedcalls',
    seconds: Number(setting('parkingtime')) || usualSeconds,
  };
}

/** The first number from `from` on at which no call is parked. */
function firstFree(store: Store, from: number): string {
  const sql = `SELECT json_extract(state, '$.activity.slot') AS slot FROM placedcall
    WHERE due IS NOT NULL AND json_extract(state, '$.activity.kind') = 'parked'`;
  const taken = new Set(store.query({ slot: 'text' }, sql).map(({ slot }) => slot));
  let slot = from;
  while (taken.has(String(slot))) slot += 1;
  return String(slot);
}
