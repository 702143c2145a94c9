import { channelOf } from '#pbx/call-records/channel-names.ts';
import { appDial, legId, type NewRecord, type RecordType, recordOf } from '#pbx/call-records/leg.ts';
import { second, wallClock } from '#pbx/call-records/wall-clock.ts';
import type { Store } from '#store/store.ts';
import { Random } from '#world/random.ts';
import type { CallOutcome, CallStep } from '../answer.ts';
import type { CallRequest } from '../request.ts';
import type { Activity } from './activity.ts';
import type { CallDestination } from './destination.ts';
import type { CallLeg, CallState } from './state.ts';

/** What a call does next: it goes to a destination, does something for a while, or is over. */
export type Next =
  | { readonly to: CallDestination }
  | { readonly during: Activity }
  | { readonly over: CallOutcome; readonly why: string };

/** What a step says. */
export interface StepWords {
  /** The other one: who is rung, connected, dialled or reached. */
  readonly with?: string;
  readonly why: string;
}

/** A phone to ring, or the caller's. */
export interface LegParts extends Pick<CallLeg, 'party' | 'user' | 'name' | 'number' | 'context' | 'columns'> {
  /** `SIP/abc123`; the name of the channel adds a suffix. */
  readonly interface: string;
}

/** An application to start on the leg that goes through the dialplan. */
interface ApplicationStart {
  readonly appname: string;
  readonly appdata: string;
  readonly context: string;
}

/** Microseconds between events that follow immediately. */
const shortDelay = [900, 9000] as const;

/**
 * A placed call while it is played. Destinations and activities change it through these methods, which keep its records well formed:
 * a leg starts and ends once, and a bridge that starts also ends.
 */
export class CallInProgress {
  readonly store: Store;
  /** Row of `placedcall`. */
  readonly row: number;
  readonly state: CallState;
  readonly random: Random;
  /** Records that are not written yet, in order. */
  readonly records: NewRecord[] = [];
  readonly #wallText = wallClock();

  constructor(store: Store, row: number, state: CallState) {
    this.store = store;
    this.row = row;
    this.state = state;
    this.random = new Random();
    this.random.rewind(state.random);
  }

  get request(): CallRequest {
    return this.state.request;
  }

  /** The time to which the call was played, in milliseconds since 1970. */
  get now(): number {
    return this.state.now;
  }

  /** The same as text with six fraction digits. */
  get time(): string {
    return this.timeText(this.now);
  }

  /** Milliseconds since 1970 as text with six fraction digits, as in the tables. */
  timeText(milliseconds: number): string {
    return this.#wallText(milliseconds * 1000);
  }

  /** The leg that goes through the dialplan: the caller's, until it is transferred away. */
  get main(): CallLeg {
    return this.leg(this.state.main);
  }

  leg(index: number): CallLeg {
    const leg = this.state.legs[index];
    if (leg === undefined) throw new Error(`the call has no leg ${index}`);
    return leg;
  }

  /** The id that all records of the call share. */
  get linkedid(): string {
    return this.state.legs[0]?.id ?? '';
  }

  /** Notes a step of the way of the call. */
  step(what: CallStep['what'], who: string, words: StepWords): void {
    this.state.steps.push({ at: new Date(this.now).toISOString(), what, who, ...words });
  }

  /** Changes what phones show of the leg that goes through the dialplan, as much of it as a record holds. */
  showMainAs({ name, number }: Pick<CallLeg, 'name' | 'number'>): void {
    Object.assign(this.main, { name: [...name].slice(0, 80).join(''), number: number.slice(0, 80) });
  }

  /** Starts the leg of the caller, who dials `exten`. */
  startCaller(parts: LegParts, exten: string): void {
    this.#start(parts, 'caller', exten);
  }

  /** Starts the leg of a phone and returns its index. */
  dial(parts: LegParts): number {
    const index = this.#start(parts, 'phone', '');
    this.leg(index).application = appDial;
    this.#emit(index, 'APP_START');
    return index;
  }

  /** Starts an application on the leg that goes through the dialplan. */
  startApplication(application: ApplicationStart): void {
    const { main } = this;
    main.application = application;
    if (main.role === 'phone') main.role = 'caller';
    this.#emit(this.state.main, 'APP_START');
  }

  /** Answers a leg, once. */
  answer(index: number): void {
    const leg = this.leg(index);
    if (leg.isAnswered) return;
    leg.isAnswered = true;
    this.store.update('callleg', { id: leg.row }, { answered: this.time });
    this.#emit(index, 'ANSWER');
  }

  answerMain(): void {
    this.answer(this.state.main);
  }

  /** Connects two legs. */
  connect(first: number, second: number): void {
    this.disconnect();
    this.state.bridge = [first, second];
    this.#emit(first, 'BRIDGE_START', second);
  }

  /** Separates the legs that are connected, if any are. */
  disconnect(): void {
    if (this.state.bridge === null) return;
    const [first, second] = this.state.bridge;
    this.state.bridge = null;
    this.state.idleSince = this.now;
    this.#emit(first, 'BRIDGE_END', second);
  }

  /** Records an event between two legs, or of one. */
  note(index: number, type: Exclude<RecordType, 'CHAN_START' | 'CHAN_END' | 'LINKEDID_END'>, peer?: number): void {
    this.#emit(index, type, peer);
  }

  /** Ends a leg, once. */
  end(index: number): void {
    const leg = this.leg(index);
    if (leg.isOver) return;
    if (this.state.bridge?.includes(index)) this.disconnect();
    leg.isOver = true;
    this.store.update('callleg', { id: leg.row }, { ended: this.time });
    this.#emit(index, 'HANGUP');
    this.#emit(index, 'CHAN_END');
  }

  /** Ends all legs, phones first, and with them the call. */
  finish(outcome: CallOutcome): void {
    const { state } = this;
    state.activity = null;
    state.outcome = outcome;
    this.store.update('callwait', { callid: this.row, left: null }, { left: this.time });
    for (const index of state.legs.keys()) if (index !== state.main) this.end(index);
    if (state.legs.length === 0) return;
    this.end(state.main);
    this.#emit(state.main, 'LINKEDID_END');
  }

  /** The digits that the caller dials next when the PBX asks for some; `undefined` if there are no more. */
  nextDigits(): string | undefined {
    const digits = this.request.caller.dials[this.state.dialled];
    if (digits !== undefined) this.state.dialled += 1;
    return digits;
  }

  #start(parts: LegParts, role: CallLeg['role'], exten: string): number {
    const { interface: base, ...known } = parts;
    const channel = channelOf(this.random, base);
    const { party } = parts;
    const row = this.store.insert('callleg', { callid: this.row, party, channel, started: this.time });
    const id = legId(Math.floor(this.now / 1000), row);
    const index =
      this.state.legs.push({ role, row, id, channel, exten, isAnswered: false, isOver: false, ...known }) - 1;
    this.#emit(index, 'CHAN_START');
    return index;
  }

  /** The first event at a time has that time; the ones that follow immediately are a little later. */
  #emit(index: number, type: RecordType, peer?: number): void {
    const { state } = this;
    state.recorded = Math.max(this.now * 1000, state.recorded + this.random.between(...shortDelay));
    this.records.push(
      recordOf(this.leg(index), {
        type,
        time: this.#wallText(state.recorded),
        linkedid: this.linkedid,
        peer: peer === undefined ? '' : this.leg(peer).channel,
      }),
    );
    state.random = this.random.position;
  }
}

/** Milliseconds of a number of seconds. */
export function millisecondsOf(seconds: number): number {
  return Math.round((seconds * second) / 1000);
}
