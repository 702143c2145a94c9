import { useState } from 'preact/hooks';
import { usePage } from '../../lib/page.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';

/** Clears the journal of the world, after a question. */
export function ClearJournal() {
  const { api, announce } = usePage();
  const [isAsking, setIsAsking] = useState(false);
  const [error, setError] = useState<Error>();
  const clear = async () => {
    try {
      await api.send('requests', { method: 'DELETE' });
      setIsAsking(false);
      announce('Journal cleared');
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  };
  const close = () => {
    setIsAsking(false);
    setError(undefined);
  };
  return (
    <>
      <button type="button" onClick={() => setIsAsking(true)}>
        Clear journal
      </button>
      {isAsking && (
        <Dialog title="Clear the journal?" onClose={close}>
          <Consequence world={api.world} />
          <ProblemNote error={error} />
          <div class="row">
            <button type="button" class="danger" onClick={clear}>
              Clear journal
            </button>
            <button type="button" onClick={close}>
              Cancel
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Consequence({ world }: { readonly world: string }) {
  return (
    <p>
      This deletes all recorded requests of the world {world}. Verifications no longer see them. The PBX keeps its
      state.
    </p>
  );
}
