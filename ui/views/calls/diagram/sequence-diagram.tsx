import type { CallStep } from '#calls/answer.ts';
import { countText } from '../../../lib/format.ts';
import { ScrollBox } from '../../../parts/scroll-box.tsx';
import type { Phase } from './band-lines.ts';
import { type Arrow, type Diagram, layoutOf } from './layout.ts';

/** The most steps that are drawn; the table has all of them. */
const maxDrawn = 300;

const phases: readonly Phase[] = ['ringing', 'waiting', 'connected'];

interface SequenceDiagramProps {
  readonly steps: readonly CallStep[];
  /** Whether the call has ended. */
  readonly isOver: boolean;
}

/** The way of a call as a picture: a line for each party, an arrow for each step. The table of the steps says the same in words. */
export function SequenceDiagram({ steps, isOver }: SequenceDiagramProps) {
  const diagram = layoutOf(steps.slice(0, maxDrawn), { isOver: isOver && steps.length <= maxDrawn });
  const { width, height, columns } = diagram;
  const parties = columns.map(({ party }) => party).join(', ');
  const words = `Sequence diagram of ${countText(steps.length, 'step')} between ${parties}; the table below has the steps in words`;
  return (
    <>
      <ScrollBox label="Diagram">
        <svg class="sequence" width={width} height={height} role="img" aria-label={words}>
          <Lines diagram={diagram} />
          {diagram.arrows.map((arrow, index) => (
            <Step key={index} arrow={arrow} number={index + 1} />
          ))}
        </svg>
      </ScrollBox>
      <ul class="sequence-legend">
        {phases.map((phase) => (
          <li key={phase}>
            <svg class="sequence" width="10" height="18" aria-hidden="true">
              <rect class={`phase phase-${phase}`} x="1" y="1" width="8" height="16" />
            </svg>
            {phase}
          </li>
        ))}
      </ul>
      {steps.length > maxDrawn && <p class="soft">The diagram has the first {maxDrawn} steps.</p>}
    </>
  );
}

/** The names and lines of the parties, and on them what a party does for some time. */
function Lines({ diagram }: { readonly diagram: Diagram }) {
  const { columns, stretches, top, bottom } = diagram;
  return (
    <>
      {columns.map(({ party, label, x }) => (
        <g key={party} class="party">
          <title>{party}</title>
          <line x1={x} y1={top} x2={x} y2={bottom} />
          <text x={x} y={top - 14}>
            {label}
          </text>
          <text x={x} y={bottom + 22}>
            {label}
          </text>
        </g>
      ))}
      {stretches.map(({ phase, x, top: y, height }, index) => (
        <rect key={index} class={`phase phase-${phase}`} x={x - 4} y={y} width={8} height={height} />
      ))}
    </>
  );
}

/** A step: its number and time, and an arrow, or a dot if it concerns one party only. */
function Step({ arrow, number }: { readonly arrow: Arrow; readonly number: number }) {
  const { time, text, y, from, to } = arrow;
  return (
    <g class="step">
      <text class="time" x={22} y={y + 4}>
        {time}
      </text>
      <text class="step-number" x={16} y={y + 4}>
        {number}
      </text>
      {to === undefined ? (
        <>
          <circle cx={from} cy={y} r={4} />
          <text class="words" x={from + 10} y={y + 4}>
            {text}
          </text>
        </>
      ) : (
        <ArrowTo from={from} to={to} y={y} text={text} />
      )}
    </g>
  );
}

interface ArrowToProps {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly text: string;
}

function ArrowTo({ from, to, y, text }: ArrowToProps) {
  const direction = Math.sign(to - from);
  const tip = to - 5 * direction;
  return (
    <>
      <path
        d={`M${from + 5 * direction} ${y}H${tip}M${tip - 7 * direction} ${y - 4}L${tip} ${y}l${-7 * direction} 4`}
      />
      <text class="words centred" x={(from + to) / 2} y={y - 5}>
        {text}
      </text>
    </>
  );
}
