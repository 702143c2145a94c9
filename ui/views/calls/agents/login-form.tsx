import { useState } from 'preact/hooks';
import { problemAt, problemElsewhere, useAction } from '../../../lib/action.ts';
import { numberOrText } from '../../../lib/number-input.ts';
import { usePage } from '../../../lib/page.ts';
import { TextField } from '../../../parts/field.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { useOffers } from '../use-offers.ts';

/** Logs an agent in at the phone of a user. */
export function LoginForm({ agent, onChange }: { readonly agent: string; onChange(): void }) {
  const { api, announce } = usePage();
  const offers = useOffers('user', 'from');
  const [user, setUser] = useState('');
  const logIn = useAction(async () => {
    const path = `agents/${encodeURIComponent(agent)}/login`;
    await api.send(path, { method: 'POST', body: { user: numberOrText(user) } });
    announce(`Agent ${agent} is logged in`);
    onChange();
  });
  const submit = (event: Event) => {
    event.preventDefault();
    logIn.run();
  };
  return (
    <form class="form" aria-label="Log in" onSubmit={submit}>
      <div class="row fields">
        <TextField
          label="Id of the user whose phone it is"
          required
          offers={offers}
          value={user}
          onValue={setUser}
          error={problemAt(logIn.error, 'user')}
        />
        <button type="submit" class="primary" disabled={logIn.isRunning}>
          Log in
        </button>
      </div>
      <ProblemNote error={problemElsewhere(logIn.error, ['user'])} />
    </form>
  );
}
