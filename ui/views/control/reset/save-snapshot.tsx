import { useState } from 'preact/hooks';
import type { SnapshotAnswer } from '#client/answers.ts';
import { problemAt, problemElsewhere, useAction } from '../../../lib/action.ts';
import { usePage } from '../../../lib/page.ts';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { TextField } from '../../../parts/field.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { snapshotPath } from './snapshots.ts';

/** Saves the current state under a name. */
export function SaveSnapshot({ snapshots }: { readonly snapshots: readonly SnapshotAnswer[] }) {
  const { api, announce } = usePage();
  const [name, setName] = useState('');
  const [isAsking, setAsking] = useState(false);
  const save = useAction(async () => {
    await api.send(snapshotPath(name), { method: 'PUT' });
    announce(`Saved the snapshot ${name}`);
    setName('');
  });
  const submit = (event: Event) => {
    event.preventDefault();
    if (snapshots.some((snapshot) => snapshot.name === name)) setAsking(true);
    else save.run();
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
      <button type="submit" disabled={save.isRunning}>
        Save
      </button>
      {isAsking && (
        <ConfirmDialog
          title={`Replace the snapshot ${name}?`}
          label="Replace"
          onConfirm={save.run}
          onClose={() => setAsking(false)}
        >
          <p>The state that it holds is lost.</p>
        </ConfirmDialog>
      )}
      <ProblemNote error={problemElsewhere(save.error, ['name'])} />
    </form>
  );
}
