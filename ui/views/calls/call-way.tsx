import type { CallStep, PlacedCall } from '#calls/answer.ts';
import { timeOfRecord } from '../../lib/format.ts';
import { usePageOf } from '../../lib/place.ts';
import { Pager } from '../../parts/pager.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { verbOf } from './call-texts.ts';
import { SequenceDiagram } from './diagram/sequence-diagram.tsx';
import { PartyLink } from './party-link.tsx';

const columns = ['Step', 'Time', 'Who', 'Does', 'With', 'Why'];

/** The way of a call: as a picture, and as a table with the reasons. */
export function CallWay({ call }: { readonly call: PlacedCall }) {
  const { steps, endedAt } = call;
  const { items, offset } = usePageOf(steps);
  return (
    <section class="card" aria-labelledby="call-way">
      <h2 id="call-way">Way of the call</h2>
      {steps.length > 0 && <SequenceDiagram steps={steps} isOver={endedAt !== null} />}
      <h3>Steps</h3>
      <ScrollTable label="Steps" columns={columns} class="call-steps">
        {items.map((step, index) => (
          <StepRow key={index} number={offset + index + 1} step={step} />
        ))}
      </ScrollTable>
      <Pager total={steps.length} offset={offset} />
    </section>
  );
}

function StepRow({ number, step }: { readonly number: number; readonly step: CallStep }) {
  return (
    <tr>
      <td class="number soft">{number}</td>
      <td class="tabular">{timeOfRecord(step.at)}</td>
      <td>
        <PartyLink party={step.who} />
      </td>
      <td>{verbOf(step)}</td>
      <td>{step.with !== undefined && <PartyLink party={step.with} />}</td>
      <td class="why">{step.why}</td>
    </tr>
  );
}
