import type { PlacedCall } from '#calls/answer.ts';
import { placeCall } from '#calls/place.ts';
import { type CallInput, callRequest } from '#calls/request.ts';
import type { World } from '#world/world.ts';

/** What a call did, in short texts. */
export interface PlayedCall {
  readonly outcome: string;
  /** The steps: `user 2 rings user 1; user 2 answers user 1`. The last one, which says that the call ends, is left out. */
  readonly way: string;
  /** The call records by party: `user 1: CHAN_START, APP_START Dial; user 2: CHAN_START`. */
  readonly records: string;
  /** The queue log: `ENTERQUEUE 0472445668; CONNECT SIP/p0v5tm 5 5`. Ids of channels are left out. */
  readonly queueLog: string;
}

/** Places calls one after the other, which are played at once, and returns the last one. */
export function placeAll(world: World, calls: readonly CallInput[]): PlacedCall {
  const placed = calls.map((call) => placeCall(world, callRequest().parse({ live: false, ...call })));
  const last = placed.at(-1);
  if (last === undefined) throw new Error('there is no call to place');
  return last;
}

/** Returns what a call did. */
export function playedCall(world: World, call: PlacedCall): PlayedCall {
  const steps = call.steps.filter(({ what }) => what !== 'ends');
  const way = steps.map(({ who, what, with: other }) => [who, what, other ?? ''].join(' ').trim()).join('; ');
  return { outcome: call.outcome, way, records: recordsOf(world, call), queueLog: queueLogOf(world, call) };
}

function recordsOf({ store }: World, { records }: PlacedCall): string {
  const groups: { party: string; events: string[] }[] = [];
  const rows = records.cel === null ? [] : store.all('cel', { linkedid: records.cel.linkedid }, 'id');
  for (const { channame, eventtype, appname } of rows) {
    const party = store.first('callleg', { channel: channame })?.party ?? '';
    const event = eventtype === 'APP_START' ? `${eventtype} ${appname}` : eventtype;
    const last = groups.at(-1);
    if (last?.party === party) last.events.push(event);
    else groups.push({ party, events: [event] });
  }
  return groups.map(({ party, events }) => `${party}: ${events.join(', ')}`).join('; ');
}

function queueLogOf({ store }: World, { records }: PlacedCall): string {
  const rows = records.queueLog.flatMap((id) => store.first('queue_log', { id }) ?? []);
  const texts = rows.map(({ agent, event, data1, data2, data3, data4, data5 }) => {
    const data = [data1, data2, data3, data4, data5].filter((value) => value !== '' && !/^\d+\.\d+$/.test(value));
    return [event, ...(agent === 'NONE' || agent === '' ? [] : [agent]), ...data].join(' ');
  });
  return texts.join('; ');
}
