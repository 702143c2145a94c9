import { useState } from 'preact/hooks';
import type { Credentials } from '../../../lib/credentials.ts';

interface LoginFormProps {
  /** The login that the form begins with. */
  readonly login: string;
  onSubmit(credentials: Credentials): void;
  onCancel(): void;
}

/** Asks for the login and password of a web-services user. */
export function LoginForm({ login: initial, onSubmit, onCancel }: LoginFormProps) {
  const [login, setLogin] = useState(initial);
  const [password, setPassword] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    onSubmit({ login, password });
  };
  return (
    <form class="login" onSubmit={submit}>
      <p>The journal keeps no passwords. The page remembers this one until the tab is closed or reloaded.</p>
      <label>
        Login
        <input required value={login} onInput={({ currentTarget }) => setLogin(currentTarget.value)} />
      </label>
      <label>
        Password
        <input
          type="password"
          autocomplete="off"
          required
          value={password}
          onInput={({ currentTarget }) => setPassword(currentTarget.value)}
        />
      </label>
      <div class="row">
        <button type="submit" class="primary">
          Send
        </button>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
