import { useState } from 'preact/hooks';
import type { WorldAnswer } from '#client/answers.ts';
import { problemAt, problemElsewhere, useAction } from '../../../lib/action.ts';
import { useLoad } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { SelectField, TextField } from '../../../parts/field.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { startingStates } from '../reset/reset-card.tsx';
import { loadSnapshots } from '../reset/snapshots.ts';
import { inDefaultWorld } from './default-world.ts';

/** Creates a world. */
export function NewWorldForm({ onCreated }: { onCreated(world: WorldAnswer): void }) {
  const { api } = usePage();
  const [id, setId] = useState('');
  const [from, setFrom] = useState('baseline');
  const [ttl, setTtl] = useState('15m');
  const { answer } = useLoad((signal) => loadSnapshots(api, { signal, headers: inDefaultWorld }), [api]);
  const create = useAction(async () => {
    const body = { ...(id !== '' && { id }), from, ...(ttl !== '' && { ttl }) };
    onCreated(await api.json<WorldAnswer>('worlds', { method: 'POST', headers: inDefaultWorld, body }));
    setId('');
  });
  const submit = (event: Event) => {
    event.preventDefault();
    create.run();
  };
  const at = (path: string) => problemAt(create.error, path);
  return (
    <form class="card form" aria-labelledby="new-world" onSubmit={submit}>
      <h2 id="new-world">New world</h2>
      <div class="form-grid">
        <TextField
          label="Id"
          hint="Letters, digits, _ and -; empty: the mock chooses one"
          value={id}
          onValue={setId}
          error={at('id')}
        />
        <SelectField
          label="Starts from"
          hint="Of the default world"
          value={from}
          onValue={setFrom}
          options={startingStates(answer?.snapshots ?? [])}
          error={at('from')}
        />
        <TextField
          label="Lifetime"
          hint="The world is deleted when it has been unused for this long"
          value={ttl}
          onValue={setTtl}
          error={at('ttl')}
        />
      </div>
      <ProblemNote error={problemElsewhere(create.error, ['id', 'from', 'ttl'])} />
      <div class="row">
        <button type="submit" class="primary" disabled={create.isRunning}>
          Create
        </button>
      </div>
    </form>
  );
}
