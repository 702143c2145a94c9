import type { Call, CallAnswer, CallStage, Round } from './call.ts';
import type { RecordType } from './leg.ts';
import type { Duration } from './wall-clock.ts';

/** An event of a call. */
export interface CallEvent {
  /** 0 is the caller's leg; the phones follow from 1, in the order in which they ring. */
  readonly leg: number;
  readonly type: RecordType;
  /** Time since the previous event; `undefined` for an event that follows immediately. */
  readonly after: Duration | undefined;
  /** The leg that this one is connected to. */
  readonly peer: number | undefined;
}

const callersLeg = 0;

/** Returns the events of a call, in order. */
export function eventsOf({ stages }: Call): readonly CallEvent[] {
  const script = new Script();
  script.add(callersLeg, 'CHAN_START');
  for (const stage of stages) play(script, stage);
  script.end(callersLeg);
  script.add(callersLeg, 'LINKEDID_END');
  return script.events;
}

function play(script: Script, { answers = false, rounds = [], lasts }: CallStage): void {
  script.add(callersLeg, 'APP_START');
  if (answers) script.answerCaller();
  for (const round of rounds) ring(script, round);
  script.pause(lasts);
}

function ring(script: Script, { waits, phones, rings, answer }: Round): void {
  script.pause(waits);
  const legs = phones.map(() => script.dial());
  script.pause(rings);
  const answered = answer && legs[answer.phone];
  if (answered !== undefined) script.add(answered, 'ANSWER');
  for (const leg of legs) if (leg !== answered) script.end(leg);
  if (answer !== undefined && answered !== undefined) talk(script, answered, answer);
}

function talk(script: Script, leg: number, { talks, transfers = false }: CallAnswer): void {
  script.answerCaller();
  script.add(callersLeg, 'BRIDGE_START', leg);
  script.pause(talks);
  if (transfers) script.add(leg, 'BLINDTRANSFER', callersLeg);
  script.add(callersLeg, 'BRIDGE_END', leg);
  script.end(leg);
}

/** Builds the list of events, and keeps the state on which the next ones depend. */
class Script {
  readonly events: CallEvent[] = [];
  #after: Duration | undefined;
  #lastLeg = callersLeg;
  #isCallerAnswered = false;

  /** Delays the next event. */
  pause(duration: Duration | undefined): void {
    this.#after = duration;
  }

  add(leg: number, type: CallEvent['type'], peer?: number): void {
    this.events.push({ leg, type, after: this.#after, peer });
    this.#after = undefined;
  }

  /** Starts the leg of a phone and returns its number. */
  dial(): number {
    this.#lastLeg += 1;
    this.add(this.#lastLeg, 'CHAN_START');
    this.add(this.#lastLeg, 'APP_START');
    return this.#lastLeg;
  }

  answerCaller(): void {
    if (!this.#isCallerAnswered) this.add(callersLeg, 'ANSWER');
    this.#isCallerAnswered = true;
  }

  end(leg: number): void {
    this.add(leg, 'HANGUP');
    this.add(leg, 'CHAN_END');
  }
}
