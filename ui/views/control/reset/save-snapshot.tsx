import { useState } from 'preact/hooks';
import type { SnapshotAnswer } from '#client/answers.ts';
import { problemAt, problemElsewhere, useAction } from '../../../lib/action.ts';
import { usePage } from '../../../lib/page.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { TextField } from '../../../parts/field.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { snapshotPath } from './snapshots.ts';

/** Saves the current state under a name. */
export function SaveSnapshot({ snapshots }: { readonly snapshots: readonly SnapshotAnswer[] }) {
  const { api, announce } = usePage();
  const [name, setName] = useState('');
  const save = useAction(async () => {
    await api.send(snapshotPath(name), { method: 'PUT' });
    announce(`Saved the snapshot ${name}`);
    setName('');
  });
  const isTaken = snapshots.some((snapshot) => snapshot.name === name);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!isTaken) save.run();
  };
  return (
    <form class="row fields" onSubmit={submit}>
      <TextField
        label="Name of a new snapshot"
        required
        value={name}
        onValue={setName}
        error={problemAt(save.error, 'name')}
      />
      {isTaken ? (
        <ConfirmButton label="Save" title={`Replace the snapshot ${name}?`} onConfirm={save.run}>
          <p>The state that it holds is lost.</p>
        </ConfirmButton>
      ) : (
        <button type="submit" disabled={save.isRunning}>
          Save
        </button>
      )}
      <ProblemNote error={problemElsewhere(save.error, ['name'])} />
    </form>
  );
}
