import { useState } from 'preact/hooks';
import { problemAt, problemElsewhere, useAction } from '../../../lib/action.ts';
import { usePage } from '../../../lib/page.ts';
import { TextField } from '../../../parts/field.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';

const usual = [
  ['1m', '1 minute'],
  ['1h', '1 hour'],
  ['P1D', '1 day'],
] as const;

/** Moves the clock; a frozen one stays frozen. */
export function AdvanceForm({ onChange }: { onChange(): void }) {
  const { api, announce } = usePage();
  const [by, setBy] = useState('');
  const advance = useAction(async (step: string) => {
    await api.send('clock/advance', { method: 'POST', body: { by: step } });
    announce(`The clock has advanced by ${step}`);
    onChange();
  });
  const submit = (event: Event) => {
    event.preventDefault();
    advance.run(by);
  };
  return (
    <form class="card form" aria-labelledby="advance-clock" onSubmit={submit}>
      <h2 id="advance-clock">Advance the clock</h2>
      <div class="row">
        {usual.map(([step, label]) => (
          <button key={step} type="button" disabled={advance.isRunning} onClick={() => advance.run(step)}>
            {label}
          </button>
        ))}
      </div>
      <TextField
        label="By"
        hint="Such as 15m, 2h or PT6M"
        required
        value={by}
        onValue={setBy}
        error={problemAt(advance.error, 'by')}
      />
      <ProblemNote error={problemElsewhere(advance.error, ['by'])} />
      <div class="row">
        <button type="submit" disabled={advance.isRunning}>
          Advance
        </button>
      </div>
    </form>
  );
}
