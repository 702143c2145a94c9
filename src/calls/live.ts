import { millisecondsOfRow } from '#pbx/call-records/wall-clock.ts';
import type { World } from '#world/world.ts';
import type { PlacedCall } from './answer.ts';
import { continueCalls } from './place.ts';

/** Publishes a call that was placed. */
export function publishPlaced(world: World, call: PlacedCall): void {
  publish(world, 'placed', call);
  if (call.endedAt !== null) publish(world, 'ended', call);
}

/** Lets the live calls go on to the present time of the world's clock, and publishes those that did. */
export function letCallsGoOn(world: World): void {
  const due = nextDue(world);
  if (due === undefined || due > world.clock.now()) return;
  for (const call of continueCalls(world)) publish(world, call.endedAt === null ? 'continued' : 'ended', call);
}

/** Returns when the next thing happens in a live call, in milliseconds since 1970, or `undefined` if no call is in progress. */
export function nextDue({ store }: World): number | undefined {
  const [row] = store.query({ due: 'text?' }, 'SELECT min(due) AS due FROM placedcall WHERE due IS NOT NULL');
  const due = millisecondsOfRow(row?.due ?? '');
  return Number.isNaN(due) ? undefined : due;
}

function publish(world: World, change: 'placed' | 'continued' | 'ended', call: PlacedCall): void {
  const { cel, queueLog } = call.records;
  const records = cel === null ? null : { first: cel.first, last: cel.last, linkedid: cel.linkedid };
  world.publish({ type: 'call', change, call: call.id, outcome: call.outcome, cel: records, queueLog });
}
