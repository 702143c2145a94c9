import type { Random } from '#world/random.ts';

/** A time in microseconds since 1970, as the clock on the wall of the PBX tells it. */
export type WallTime = number;

/** How long it takes until an event happens. */
type Pace = 'at once' | 'ringing' | 'talking';

/** An event of a call: of which of its legs, and how long after the event before it. */
export interface ShapeEvent {
  readonly leg: 0 | 1;
  readonly type: string;
  readonly pace: Pace;
}

/** What happens in a call, in order. */
export type CallShape = readonly ShapeEvent[];

/** Shortest and longest time, in microseconds. */
const paces: Readonly<Record<Pace, readonly [number, number]>> = {
  'at once': [900, 60_000],
  ringing: [2_000_000, 25_000_000],
  talking: [5_000_000, 300_000_000],
};

const event = (leg: 0 | 1, type: string, pace: Pace = 'at once'): ShapeEvent => ({ leg, type, pace });
const begin = (leg: 0 | 1) => [event(leg, 'CHAN_START'), event(leg, 'APP_START')];
const end = (leg: 0 | 1, pace?: Pace) => [event(leg, 'HANGUP', pace), event(leg, 'CHAN_END')];
const over = event(0, 'LINKEDID_END');

const missed: CallShape = [...begin(0), ...end(0, 'ringing'), over];
const announced: CallShape = [...begin(0), event(0, 'ANSWER'), ...end(0, 'talking'), over];
const unreached: CallShape = [...begin(0), ...begin(1), ...end(1, 'ringing'), ...end(0), over];

/** Both sides talk: the second leg answers first, and is hung up first. */
export const bridged: CallShape = [
  ...begin(0),
  ...begin(1),
  event(1, 'ANSWER', 'ringing'),
  event(0, 'ANSWER'),
  event(0, 'BRIDGE_START'),
  event(0, 'BRIDGE_END', 'talking'),
  ...end(1),
  ...end(0),
  over,
];

/** Half of the calls come through. */
const usual = [bridged, bridged, bridged, unreached, announced, missed];

/** From here on any number of records is a sum of missed and announced calls. */
const fewest = 24;

/** Shapes that leave exactly so many records; of less than 24 the last call is cut short. */
export function shapesFor(random: Random, rows: number): CallShape[] {
  const shapes: CallShape[] = [];
  let rest = rows;
  while (rest >= fewest + bridged.length) {
    const shape = usual[random.between(0, usual.length - 1)] ?? bridged;
    shapes.push(shape);
    rest -= shape.length;
  }
  return [...shapes, ...(rest < fewest ? cutShort(rest) : filling(rest))];
}

function cutShort(rows: number): CallShape[] {
  const calls = Math.ceil(rows / bridged.length);
  return Array.from({ length: calls }, (_, index) => bridged.slice(0, rows - index * bridged.length));
}

function filling(rows: number): CallShape[] {
  const longer = rows % missed.length;
  const shorter = (rows - longer * announced.length) / missed.length;
  return Array.from({ length: longer + shorter }, (_, index) => (index < longer ? announced : missed));
}

/** When the events happen, the first of them at `start`. */
export function timesOf(random: Random, shape: CallShape, start: WallTime): WallTime[] {
  let at = start;
  return shape.map(({ pace }, index) => {
    if (index > 0) at += random.between(...paces[pace]);
    return at;
  });
}
