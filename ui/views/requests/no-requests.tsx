import type { AccountAnswer } from '#client/answers.ts';
import { quote } from '../../lib/curl.ts';
import { useLoad } from '../../lib/load.ts';
import { usePage } from '../../lib/page.ts';
import { Empty } from '../../parts/empty.tsx';
import { Link } from '../../parts/link.tsx';
import { Command } from './command.tsx';

/** The account that a mock has unless it was started with another one. */
const documented = { login: 'admin', password: 'proformatique' };

const addUser = '/service/ipbx/json.php/restricted/pbx_settings/users/?act=add';

/** What the view shows before the first request: a command that sends one, which this mock refuses. */
export function NoRequests() {
  const { api } = usePage();
  const { answer } = useLoad(
    (signal) => api.json<{ readonly accounts: readonly AccountAnswer[] }>('accounts', { signal }),
    [api],
  );
  if (answer === undefined) return null;
  const command = firstCommand({ origin: location.origin, world: api.world, login: loginOf(answer.accounts) });
  return (
    <Empty title="No requests yet">
      <p>Requests to the PBX appear here as they happen. Try one that the PBX refuses, a user without a first name:</p>
      <Command label="command" text={command} />
      <p>
        Or send any request from{' '}
        <Link to={{ view: 'try' }} only>
          Try it
        </Link>
        .
      </p>
    </Empty>
  );
}

/** An account that may do everything, if there is one. */
function loginOf(accounts: readonly AccountAnswer[]): string | undefined {
  const usable = accounts.filter(({ login, disable }) => login !== null && !disable);
  const best = usable.find(({ rights }) => rights.includes('*')) ?? usable[0];
  return best?.login ?? undefined;
}

/** curl asks for the password of an account that is not the documented one. */
function firstCommand({ origin, world, login }: { origin: string; world: string; login: string | undefined }): string {
  const user = login === documented.login ? `${login}:${documented.password}` : login;
  return [
    'curl -i',
    ...(user === undefined ? [] : [`-u ${/^[\w:.-]+$/.test(user) ? user : quote(user)}`]),
    ...(world === 'default' ? [] : [`-H 'X-Mock-World: ${world}'`]),
    `'${origin}${addUser}' \\\n  -d '{"userfeatures": {"lastname": "Lovelace"}}'`,
  ].join(' ');
}
