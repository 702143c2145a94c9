import type { CallStep } from '#calls/answer.ts';
import { cut, timeOfRecord } from '../../../lib/format.ts';
import { verbOf } from '../call-texts.ts';
import type { Phase } from './band-lines.ts';
import { bandsOf } from './bands.ts';
import { partiesOf, withCallers } from './parties.ts';

/** A column: the line of a party. */
interface Column {
  readonly party: string;
  /** The name as it fits. */
  readonly label: string;
  readonly x: number;
}

/** A step in the picture. */
export interface Arrow {
  readonly time: string;
  readonly text: string;
  readonly y: number;
  readonly from: number;
  /** Where the arrow ends; `undefined` for a step that concerns one party only. */
  readonly to: number | undefined;
}

/** A stretch of a line. */
interface Stretch {
  readonly phase: Phase;
  readonly x: number;
  readonly top: number;
  readonly height: number;
}

/** A sequence diagram in pixels. */
export interface Diagram {
  readonly width: number;
  readonly height: number;
  /** Where the lines of the parties begin and end. */
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly Column[];
  readonly stretches: readonly Stretch[];
  readonly arrows: readonly Arrow[];
}

/** The width of the times at the left. */
const timesWidth = 84;
const columnWidth = 156;
const rowHeight = 34;
const headHeight = 40;
const maxLabel = 20;
const maxText = 40;

/** Lays a call out: a column for each party, a row for each step. What lasts still goes on to the end, unless the call is over. */
export function layoutOf(told: readonly CallStep[], { isOver }: { readonly isOver: boolean }): Diagram {
  const steps = withCallers(told);
  const parties = partiesOf(steps);
  const xOf = (party: string) => timesWidth + columnWidth * (parties.indexOf(party) + 0.5);
  const yOf = (index: number) => headHeight + rowHeight * (index + 0.75);
  const bottom = yOf(steps.length);
  const last = isOver ? steps.length - 1 : steps.length;
  return {
    width: timesWidth + columnWidth * Math.max(1, parties.length) + columnWidth / 2,
    height: bottom + headHeight,
    top: headHeight,
    bottom,
    columns: parties.map((party) => ({ party, label: cut(party, maxLabel), x: xOf(party) })),
    stretches: bandsOf(steps, parties).map(({ party, phase, start, end = last }) => ({
      phase,
      x: xOf(party),
      top: yOf(start),
      height: yOf(end) - yOf(start),
    })),
    arrows: steps.map((step, index) => ({
      time: timeOfRecord(step.at),
      y: yOf(index),
      ...endsOf(step, parties, xOf),
    })),
  };
}

/** Where an arrow begins and ends, and its words. What is not a party stands in the words; a phone rings because of the other side. */
function endsOf({ what, who, with: other }: CallStep, parties: readonly string[], xOf: (party: string) => number) {
  const text = verbOf({ what, with: other });
  if (other === undefined || other === who) return { from: xOf(who), to: undefined, text };
  if (!parties.includes(other)) return { from: xOf(who), to: undefined, text: cut(`${text} ${other}`, maxText) };
  return what === 'rings' ? { from: xOf(other), to: xOf(who), text } : { from: xOf(who), to: xOf(other), text };
}
