import { useState } from 'preact/hooks';

/** Asks for the token of the control plane. */
export function TokenForm({ wasRefused, onToken }: { readonly wasRefused: boolean; onToken(token: string): void }) {
  const [token, setToken] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (token !== '') onToken(token);
  };
  return (
    <form class="token card" onSubmit={submit}>
      <h1>This mock requires its token</h1>
      <p>
        It is the value of the option --token with which the mock was started. The page forgets it when the tab is
        closed.
      </p>
      {wasRefused && (
        <p class="problem" role="alert">
          The mock has a different token.
        </p>
      )}
      <label>
        Token
        <input
          type="password"
          autocomplete="off"
          required
          value={token}
          onInput={({ currentTarget }) => setToken(currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary">
        Continue
      </button>
    </form>
  );
}
