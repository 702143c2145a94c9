import { wallClock } from '#pbx/call-records/wall-clock.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { dryRun, transaction } from '#world/transaction.ts';
import type { World } from '#world/world.ts';
import type { PlacedCall } from './answer.ts';
import { callerOf, dialledOf } from './caller.ts';
import type { CallInProgress } from './engine/call-in-progress.ts';
import { dueTime, playNext } from './engine/play.ts';
import { type CallRequest, millisecondsOfTime } from './request.ts';
import { answerAbout, createCall, readCall, rowWithId, saveCalls } from './storage.ts';

/**
 * Places a call and plays it as far as it goes now, in one transaction. Throws `ImpossibleCall`, and then nothing is written.
 */
export function placeCall(world: World, request: CallRequest): PlacedCall {
  const { store, clock, random } = world;
  const now = clock.now();
  const isLive = request.live ?? clock.mode === 'frozen';
  const run = request.dryRun === true ? dryRun : transaction;
  const placed = run(world, () => {
    dialledOf(store, request, callerOf(store, request).context);
    const at = request.at === undefined ? now : millisecondsOfTime(request.at);
    const call = createCall(store, request, { at, random: random.between(0, 2 ** 32 - 1) });
    playAll([call], isLive && request.dryRun !== true ? now : Number.POSITIVE_INFINITY);
    saveCalls(store, [call]);
    return answerAbout(call);
  });
  return request.dryRun === true ? { ...placed, id: '' } : placed;
}

/** Plays calls until a time, in milliseconds since 1970: always the one in which something happens next. */
function playAll(calls: readonly CallInProgress[], until: number): void {
  for (;;) {
    const next = earliest(calls);
    const due = next && dueTime(next);
    if (next === undefined || due === undefined || due > until) return;
    playNext(next);
  }
}

function earliest(calls: readonly CallInProgress[]): CallInProgress | undefined {
  let first: CallInProgress | undefined;
  let firstDue = Number.POSITIVE_INFINITY;
  for (const call of calls) {
    const due = dueTime(call) ?? Number.POSITIVE_INFINITY;
    if (due < firstDue) [first, firstDue] = [call, due];
  }
  return first;
}

/** Lets the live calls go on to the present time of the world's clock, in one transaction; returns those that went on. */
export function continueCalls(world: World): readonly PlacedCall[] {
  const { store, clock } = world;
  if (!hasCallsInProgress(store)) return [];
  const now = clock.now();
  return transaction(world, () => {
    const sql = 'SELECT * FROM placedcall WHERE due IS NOT NULL AND due <= ? ORDER BY due, id';
    const calls = store
      .query('placedcall', sql, wallClock()(now * 1000))
      .flatMap((row) => readCall(store, row) ?? stopCall(store, row));
    playAll(calls, now);
    saveCalls(store, calls);
    return calls.map(answerAbout);
  });
}

/** A call whose stored state is of no use stays as it is, for good. */
function stopCall(store: Store, { id }: Rows['placedcall']): readonly [] {
  store.update('placedcall', { id }, { due: null });
  return [];
}

function hasCallsInProgress(store: Store): boolean {
  return store.query({ id: 'placedcall.id' }, 'SELECT id FROM placedcall WHERE due IS NOT NULL LIMIT 1').length > 0;
}

/** Returns the placed calls, latest first, without those whose stored state is of no use. */
export function placedCalls({ store }: World, { limit }: { readonly limit: number }): readonly PlacedCall[] {
  const rows = store.query('placedcall', 'SELECT * FROM placedcall ORDER BY id DESC LIMIT ?', limit);
  return rows.flatMap((row) => answersAbout(readCall(store, row)));
}

/** Returns a placed call by its id (`call-1`), or `undefined` if there is none. */
export function findCall({ store }: World, id: string): PlacedCall | undefined {
  const row = rowWithId(store, id);
  return row && answersAbout(readCall(store, row))[0];
}

function answersAbout(call: CallInProgress | undefined): readonly PlacedCall[] {
  return call === undefined ? [] : [answerAbout(call)];
}
