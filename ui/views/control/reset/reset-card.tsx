import { useState } from 'preact/hooks';
import type { SnapshotAnswer } from '#client/answers.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { SelectField } from '../../../parts/field.tsx';

interface ResetCardProps {
  readonly snapshots: readonly SnapshotAnswer[];
  readonly isRunning: boolean;
  onReset(to: string): void;
}

/** Resets the world to a state that one chooses. */
export function ResetCard({ snapshots, isRunning, onReset }: ResetCardProps) {
  const [to, setTo] = useState('baseline');
  const options = startingStates(snapshots);
  const isKnown = options.some(([value]) => value === to);
  return (
    <section class="card" aria-labelledby="reset">
      <h2 id="reset">Reset</h2>
      <div class="row fields">
        <SelectField label="State" value={isKnown ? to : 'baseline'} onValue={setTo} options={options} />
        <ConfirmButton
          label="Reset"
          class="primary"
          title="Reset this world?"
          disabled={isRunning}
          onConfirm={() => onReset(isKnown ? to : 'baseline')}
        >
          <p>
            Data, ids, generated names and the clock go back. The requests, the effects and the fault rules are deleted.
            Snapshots stay.
          </p>
        </ConfirmButton>
      </div>
    </section>
  );
}

/** Returns the states that a world can be reset to or start from, with their names. */
export function startingStates(snapshots: readonly SnapshotAnswer[]): readonly (readonly [string, string])[] {
  return [
    ['baseline', 'Baseline: the state after the start'],
    ['empty', 'Empty: a PBX before its first setup'],
    ...snapshots.map(({ name }) => [`snapshot:${name}`, `Snapshot ${name}`] as const),
  ];
}
