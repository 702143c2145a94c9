import type { AccountAnswer } from '#client/answers.ts';
import { useLive } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { Link } from '../../../parts/link.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { AccountForm } from './account-form.tsx';
import { AccountTable } from './account-table.tsx';

/** The web-services users of the world: their logins, hosts and rights. */
export function AccountsSection() {
  const { api, route } = usePage();
  const { answer, error, reload } = useLive(
    (signal) => api.json<{ readonly accounts: readonly AccountAnswer[] }>('accounts', { signal }),
    [api],
    ['accounts', 'reset', 'fixtures', 'snapshot'],
  );
  const { account: name } = route.parameters;
  const edited = answer?.accounts.find((account) => account.name === name);
  return (
    <>
      <ProblemNote error={error} />
      {answer && <AccountTable accounts={answer.accounts} onChange={reload} />}
      <section class="card form" aria-labelledby="account-form">
        <div class="row spread">
          <h2 id="account-form">{edited ? `Account ${edited.name}` : 'New account'}</h2>
          {edited && <Link to={{ account: undefined }}>Cancel</Link>}
        </div>
        {answer && <AccountForm key={edited?.name ?? ''} account={edited} onChange={reload} />}
      </section>
    </>
  );
}
