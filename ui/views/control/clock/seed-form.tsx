import { useState } from 'preact/hooks';
import { problemAt, problemElsewhere, useAction } from '../../../lib/action.ts';
import { numberOrText } from '../../../lib/number-input.ts';
import { usePage } from '../../../lib/page.ts';
import { TextField } from '../../../parts/field.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';

/** Seeds the random generator of the world. */
export function SeedForm() {
  const { api, announce } = usePage();
  const [seed, setSeed] = useState('');
  const set = useAction(async () => {
    await api.send('seed', { method: 'PUT', body: { seed: numberOrText(seed) } });
    announce(`The random generator starts again from ${seed}`);
  });
  const submit = (event: Event) => {
    event.preventDefault();
    set.run();
  };
  return (
    <form class="card form" aria-labelledby="seed" onSubmit={submit}>
      <h2 id="seed">Random generator</h2>
      <p class="soft">Generated names, secrets and provisioning ids come from it: the same seed repeats them.</p>
      <div class="row fields">
        <TextField
          label="Seed"
          required
          inputMode="numeric"
          value={seed}
          onValue={setSeed}
          error={problemAt(set.error, 'seed')}
        />
        <button type="submit" disabled={set.isRunning}>
          Seed
        </button>
      </div>
      <ProblemNote error={problemElsewhere(set.error, ['seed'])} />
    </form>
  );
}
