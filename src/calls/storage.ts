import type { NewRecord } from '#pbx/call-records/leg.ts';
import { addCallRecords } from '#pbx/call-records/rows.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { PlacedCall } from './answer.ts';
import { CallInProgress } from './engine/call-in-progress.ts';
import { dueTime } from './engine/play.ts';
import { type CallState, callState } from './engine/state.ts';
import type { CallRequest } from './request.ts';

/** When a call starts and the chance that it has. */
interface CallStart {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly random: number;
}

/** Creates a call that has not started yet. */
export function createCall(store: Store, request: CallRequest, { at, random }: CallStart): CallInProgress {
  const state: CallState = {
    request,
    started: at,
    now: at,
    recorded: (at - 1000) * 1000,
    random,
    idleSince: at,
    talks: 0,
    dialled: 0,
    legs: [],
    main: 0,
    bridge: null,
    activity: { kind: 'starting', since: at, until: at },
    outcome: 'in progress',
    steps: [],
    cel: null,
    queueLog: [],
  };
  const row = store.insert('placedcall', { started: '', state: JSON.stringify(state) });
  return new CallInProgress(store, row, state);
}

const schema = callState();

/** Returns a stored call; `undefined` if its state is of no use, such as a row that somebody wrote by hand. */
export function readCall(store: Store, { id, state }: Rows['placedcall']): CallInProgress | undefined {
  const result = schema.safeParse(parsedJson(state));
  return result.success ? new CallInProgress(store, id, result.data) : undefined;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes the records of calls in order of time, and then the calls. */
export function saveCalls(store: Store, calls: readonly CallInProgress[]): void {
  const records = calls
    .flatMap((call) => call.records.map((record) => ({ call, record })))
    .sort((one, other) => compareTimes(one.record, other.record));
  let id = store.sequences.peek('cel');
  addCallRecords(
    store,
    records.map(({ record }) => record),
  );
  for (const { call } of records) {
    const { cel } = call.state;
    call.state.cel = { first: cel?.first ?? id, last: id, count: (cel?.count ?? 0) + 1 };
    id += 1;
  }
  for (const call of calls) saveCall(call);
}

function compareTimes({ eventtime: one }: NewRecord, { eventtime: other }: NewRecord): number {
  return String(one) < String(other) ? -1 : 1;
}

function saveCall(call: CallInProgress): void {
  const { state, store, row } = call;
  state.random = call.random.position;
  call.records.length = 0;
  const due = dueTime(call);
  store.update(
    'placedcall',
    { id: row },
    {
      started: call.timeText(state.started),
      ended: state.activity === null ? call.timeText(state.now) : null,
      due: due === undefined ? null : call.timeText(due),
      state: JSON.stringify(state),
    },
  );
}

/** Returns the answer about a call. */
export function answerAbout({ row, state }: CallInProgress): PlacedCall {
  const { outcome, started, now, activity, steps, cel, queueLog, legs } = state;
  return {
    id: callIdOf(row),
    outcome: activity === null ? outcome : 'in progress',
    startedAt: new Date(started).toISOString(),
    endedAt: activity === null ? new Date(now).toISOString() : null,
    steps,
    records: { cel: cel && { ...cel, linkedid: legs[0]?.id ?? '' }, queueLog },
  };
}

const prefix = 'call-';

function callIdOf(row: number): string {
  return `${prefix}${row}`;
}

/** Returns the row of a call by its id, `call-1`; `undefined` if there is none. */
export function rowWithId(store: Store, id: string): Rows['placedcall'] | undefined {
  const [, digits] = /^call-([1-9]\d{0,8})$/.exec(id) ?? [];
  return digits === undefined ? undefined : store.first('placedcall', { id: Number(digits) });
}
