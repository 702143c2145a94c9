import { useState } from 'preact/hooks';
import { problemAt, problemElsewhere, useAction } from '../../../lib/action.ts';
import { usePage } from '../../../lib/page.ts';
import { SelectField, TextField } from '../../../parts/field.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';

interface PauseFormProps {
  readonly agent: string;
  /** The names of the groups and queues of the agent. */
  readonly queues: readonly string[];
  onChange(): void;
}

const shownPaths = ['queue', 'reason'];

/** Pauses an agent in one queue or in all, and ends the pause. */
export function PauseForm({ agent, queues, onChange }: PauseFormProps) {
  const { api, announce } = usePage();
  const [queue, setQueue] = useState('');
  const [reason, setReason] = useState('');
  const change = useAction(async (act: 'pause' | 'unpause') => {
    const body = { ...(queue !== '' && { queue }), ...(act === 'pause' && reason !== '' && { reason }) };
    await api.send(`agents/${encodeURIComponent(agent)}/${act}`, { method: 'POST', body });
    announce(`Agent ${agent} is ${act === 'pause' ? 'paused' : 'not paused any more'}`);
    onChange();
  });
  const submit = (event: Event) => {
    event.preventDefault();
    change.run('pause');
  };
  const options = [['', 'All queues'] as const, ...queues.map((name) => [name, name] as const)];
  return (
    <form class="form" aria-label="Pause" onSubmit={submit}>
      <div class="row fields">
        <SelectField
          label="Queue"
          options={options}
          value={queue}
          onValue={setQueue}
          error={problemAt(change.error, 'queue')}
        />
        <TextField label="Reason" value={reason} onValue={setReason} error={problemAt(change.error, 'reason')} />
        <button type="submit" disabled={change.isRunning}>
          Pause
        </button>
        <button type="button" disabled={change.isRunning} onClick={() => change.run('unpause')}>
          End the pause
        </button>
      </div>
      <ProblemNote error={problemElsewhere(change.error, shownPaths)} />
    </form>
  );
}
