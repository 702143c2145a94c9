import type { AccountAnswer } from '#client/answers.ts';
import type { Credentials } from '../../../lib/credentials.ts';
import { useLoad } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { SecretField, TextField } from '../../../parts/field.tsx';
import { Link } from '../../../parts/link.tsx';

interface AccountFieldsProps {
  readonly credentials: Credentials;
  onCredentials(credentials: Credentials): void;
}

/** The account that makes the request. The page forgets the password when it is loaded again. */
export function AccountFields({ credentials, onCredentials }: AccountFieldsProps) {
  const { api } = usePage();
  const { answer } = useLoad(
    (signal) => api.json<{ readonly accounts: readonly AccountAnswer[] }>('accounts', { signal }),
    [api],
  );
  const logins = answer?.accounts.flatMap(({ login }) => login ?? []) ?? [];
  return (
    <fieldset>
      <legend>Account</legend>
      <div class="form-grid">
        <TextField
          label="Login"
          offers={logins.slice(0, 100)}
          value={credentials.login}
          onValue={(login) => onCredentials({ ...credentials, login })}
        />
        <SecretField
          label="Password"
          value={credentials.password}
          onValue={(password) => onCredentials({ ...credentials, password })}
        />
      </div>
      <p class="hint">
        A mock that was started without --user and --password has the login admin with the password proformatique.
        Others are under{' '}
        <Link to={{ view: 'control', section: 'accounts' }} only>
          Accounts
        </Link>
        . The page keeps the password in memory until it is loaded again. Without a login the request has no
        credentials.
      </p>
    </fieldset>
  );
}
