import { type WallTime, wallClock } from '#pbx/call-records/wall-clock.ts';
import type { Store } from '#store/store.ts';
import type { QueueEvent } from './events.ts';

/** A row to write. Asterisk writes `NONE` where the event has no call, no queue or no member. */
export interface NewQueueLogRow {
  readonly at: WallTime;
  /** The `uniqueid` of the caller's channel. */
  readonly call?: string;
  /** The name of the group or queue. */
  readonly queue?: string;
  /** The interface of the member: `Agent/8001`, `SIP/abc123`. */
  readonly member?: string;
  readonly event: QueueEvent;
}

/** Appends a row to the queue log and returns its id. */
export function addQueueLog(store: Store, row: NewQueueLogRow): number {
  const { at, call = none, queue = none, member = none, event } = row;
  const [data1 = '', data2 = '', data3 = '', data4 = '', data5 = ''] = event.data;
  return store.insert('queue_log', {
    time: wallClock()(at),
    callid: call,
    queuename: queue,
    agent: member,
    event: event.name,
    data1,
    data2,
    data3,
    data4,
    data5,
  });
}

const none = 'NONE';
