import { useAction } from '../../../lib/action.ts';
import { usePage } from '../../../lib/page.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';

/** Makes the current state the one that resets go back to. */
export function BaselineCard() {
  const { api, announce } = usePage();
  const mark = useAction(async () => {
    await api.send('baseline', { method: 'PUT' });
    announce('The current state is the baseline');
  });
  return (
    <section class="card" aria-labelledby="baseline">
      <h2 id="baseline">Baseline</h2>
      <p>Resets go back to the baseline, which is the state after the start until you change it.</p>
      <ConfirmButton
        label="Make the current state the baseline"
        title="Replace the baseline?"
        disabled={mark.isRunning}
        onConfirm={mark.run}
      >
        <p>Resets will go back to the current state. Save a snapshot of the old baseline first if you need it again.</p>
      </ConfirmButton>
      <ProblemNote error={mark.error} />
    </section>
  );
}
