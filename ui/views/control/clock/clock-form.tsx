import { useState } from 'preact/hooks';
import type { ClockAnswer } from '#client/answers.ts';
import { problemAt, problemElsewhere, useAction } from '../../../lib/action.ts';
import { usePage } from '../../../lib/page.ts';
import { SelectField, TextField } from '../../../parts/field.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';

interface ClockFormProps {
  readonly clock: ClockAnswer;
  onChange(): void;
}

const modes = [
  ['frozen', 'Freeze it'],
  ['offset', 'Set it and let it run'],
  ['real', 'Use the time of the server'],
] as const;

/** Sets the clock. */
export function ClockForm({ clock, onChange }: ClockFormProps) {
  const { api, announce } = usePage();
  const [mode, setMode] = useState<string>('frozen');
  const [now, setNow] = useState(`${clock.now.slice(0, 19)}Z`);
  const set = useAction(async () => {
    await api.send('clock', { method: 'PUT', body: { mode, ...(mode !== 'real' && now !== '' && { now }) } });
    announce('The clock is set');
    onChange();
  });
  const submit = (event: Event) => {
    event.preventDefault();
    set.run();
  };
  return (
    <form class="card form" aria-labelledby="set-clock" onSubmit={submit}>
      <h2 id="set-clock">Set the clock</h2>
      <SelectField label="How" value={mode} onValue={setMode} options={modes} />
      {mode !== 'real' && (
        <TextField
          label="At"
          hint={
            mode === 'frozen'
              ? 'Such as 2012-10-01T12:00:00Z; empty for the current time'
              : 'Such as 2012-10-01T12:00:00Z'
          }
          required={mode === 'offset'}
          value={now}
          onValue={setNow}
          error={problemAt(set.error, 'now')}
        />
      )}
      <ProblemNote error={problemElsewhere(set.error, ['now'])} />
      <div class="row">
        <button type="submit" class="primary" disabled={set.isRunning}>
          Set
        </button>
      </div>
    </form>
  );
}
