import type { Random } from '#world/random.ts';

/** How long it takes until an event happens. */
type Pace = 'at once' | 'waiting' | 'ringing' | 'talking';

/** An event of a call. */
export interface Step {
  /** Of which of its legs; the first is the caller's, the others are made by dialling. */
  readonly leg: number;
  readonly type: string;
  readonly pace: Pace;
  /** The leg that this one is connected to. */
  readonly peer?: number;
}

/** What happens in a call, in order. */
export type Shape = readonly Step[];

/** Shortest and longest time, in microseconds. */
const paces: Readonly<Record<Pace, readonly [number, number]>> = {
  'at once': [900, 60_000],
  waiting: [3_000_000, 90_000_000],
  ringing: [2_000_000, 25_000_000],
  talking: [5_000_000, 300_000_000],
};

/** Time from the event before this one, in microseconds. */
export function timeUntil({ pace }: Step, random: Random): number {
  return random.between(...paces[pace]);
}

const step = (leg: number, type: string, pace: Pace = 'at once'): Step => ({ leg, type, pace });
const begin = (leg: number, pace?: Pace) => [step(leg, 'CHAN_START', pace), step(leg, 'APP_START')];
const end = (leg: number, pace?: Pace) => [step(leg, 'HANGUP', pace), step(leg, 'CHAN_END')];
const talk = (peer: number): Step[] => [
  { ...step(0, 'BRIDGE_START'), peer },
  { ...step(0, 'BRIDGE_END', 'talking'), peer },
];
const over = step(0, 'LINKEDID_END');

/** Nobody answers, and no phone rings. */
const missed: Shape = [...begin(0), ...end(0, 'ringing'), over];
/** The caller listens to the PBX: to his messages, or to music while he waits. */
export const listening: Shape = [...begin(0), step(0, 'ANSWER'), ...end(0, 'waiting'), over];
export const unanswered: Shape = [...begin(0), ...begin(1), ...end(1, 'ringing'), ...end(0), over];
/** The second leg answers first, and is hung up first. */
export const answered: Shape = [
  ...begin(0),
  ...begin(1),
  step(1, 'ANSWER', 'ringing'),
  step(0, 'ANSWER'),
  ...talk(1),
  ...end(1),
  ...end(0),
  over,
];
/** Nobody answers, and the caller leaves a message. */
export const recorded: Shape = [
  ...begin(0),
  ...begin(1),
  ...end(1, 'ringing'),
  step(0, 'APP_START'),
  step(0, 'ANSWER'),
  ...end(0, 'waiting'),
  over,
];
/** A queue answers the caller before one of its members does. */
export const queued: Shape = [
  ...begin(0),
  step(0, 'ANSWER'),
  ...begin(1, 'waiting'),
  step(1, 'ANSWER', 'ringing'),
  ...talk(1),
  ...end(1),
  ...end(0),
  over,
];
/** The first member of the queue does not answer, the next one does. */
export const queuedTwice: Shape = [
  ...begin(0),
  step(0, 'ANSWER'),
  ...begin(1, 'waiting'),
  ...end(1, 'ringing'),
  ...begin(2),
  step(2, 'ANSWER', 'ringing'),
  ...talk(2),
  ...end(2),
  ...end(0),
  over,
];
/** Two phones ring at once; the second is answered, and the first falls silent. */
export const rungTogether: Shape = [
  ...begin(0),
  ...begin(1),
  ...begin(2),
  step(2, 'ANSWER', 'ringing'),
  ...end(1),
  step(0, 'ANSWER'),
  ...talk(2),
  ...end(2),
  ...end(0),
  over,
];
/** The one who answered hands the caller over to a third party. */
export const transferred: Shape = [
  ...begin(0),
  ...begin(1),
  step(1, 'ANSWER', 'ringing'),
  step(0, 'ANSWER'),
  { ...step(0, 'BRIDGE_START'), peer: 1 },
  { ...step(1, 'BLINDTRANSFER', 'talking'), peer: 0 },
  { ...step(0, 'BRIDGE_END'), peer: 1 },
  ...end(1),
  step(0, 'APP_START'),
  ...begin(2),
  step(2, 'ANSWER', 'ringing'),
  ...talk(2),
  ...end(2),
  ...end(0),
  over,
];

/** No other call leaves more records. */
export const longestCall = transferred.length;

/** Short calls that make up any number of records from 20 on. */
export function fillingShapes(records: number): Shape[] {
  const longer = records % missed.length;
  const shorter = (records - longer * listening.length) / missed.length;
  return Array.from({ length: longer + shorter }, (_, index) => (index < longer ? listening : missed));
}
