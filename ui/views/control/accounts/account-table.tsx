import type { AccountAnswer } from '#client/answers.ts';
import { useAction } from '../../../lib/action.ts';
import { countText } from '../../../lib/format.ts';
import { usePage } from '../../../lib/page.ts';
import { usePageOf } from '../../../lib/place.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { Link } from '../../../parts/link.tsx';
import { LongText } from '../../../parts/long-text.tsx';
import { Pager } from '../../../parts/pager.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { ScrollTable } from '../../../parts/scroll-table.tsx';

interface AccountTableProps {
  readonly accounts: readonly AccountAnswer[];
  onChange(): void;
}

const columns = ['Name', 'Login', 'Host', 'Rights', 'Description', 'Actions'];

/** The accounts of the world. */
export function AccountTable({ accounts, onChange }: AccountTableProps) {
  const { items, offset } = usePageOf(accounts);
  return (
    <section class="card" aria-labelledby="accounts">
      <h2 id="accounts">{countText(accounts.length, 'account')}</h2>
      {accounts.length === 0 ? (
        <p class="soft">Every request to the web services is answered with 401. Add an account, or reset the world.</p>
      ) : (
        <ScrollTable label="Accounts" columns={columns}>
          {items.map((account) => (
            <AccountRow
              key={account.name}
              account={account}
              isLast={accounts.filter(({ disable }) => !disable).length === 1 && !account.disable}
              onChange={onChange}
            />
          ))}
        </ScrollTable>
      )}
      <Pager total={accounts.length} offset={offset} />
    </section>
  );
}

interface AccountRowProps {
  readonly account: AccountAnswer;
  /** Whether no other account can call the web services. */
  readonly isLast: boolean;
  onChange(): void;
}

function AccountRow({ account, isLast, onChange }: AccountRowProps) {
  const { name, login, host, disable, description, rights } = account;
  return (
    <tr>
      <th scope="row">
        {name} {disable && <span class="soft">disabled</span>}
      </th>
      <td>{login ?? <span class="soft">none</span>}</td>
      <td>{host ?? <span class="soft">any</span>}</td>
      <td>
        <RightsText rights={rights} />
      </td>
      <td>
        <LongText text={description} label="Description" />
      </td>
      <td>
        <div class="row actions">
          <Link class="action" to={{ account: name }}>
            Edit <span class="visually-hidden">{name}</span>
          </Link>
          <DeleteButton name={name} isLast={isLast} onChange={onChange} />
        </div>
      </td>
    </tr>
  );
}

function RightsText({ rights }: Pick<AccountAnswer, 'rights'>) {
  if (rights.includes('*')) return <>all</>;
  if (rights.length === 0) return <span class="soft">none</span>;
  return <LongText text={rights.join(', ')} label="Rights" max={120} />;
}

function DeleteButton({
  name,
  isLast,
  onChange,
}: { readonly name: string } & Pick<AccountRowProps, 'isLast' | 'onChange'>) {
  const { api, announce } = usePage();
  const remove = useAction(async () => {
    await api.send(`accounts/${encodeURIComponent(name)}`, { method: 'DELETE' });
    announce(`Deleted the account ${name}`);
    onChange();
  });
  return (
    <>
      <ConfirmButton
        label="Delete"
        about={name}
        class="quiet"
        title={`Delete the account ${name}?`}
        onConfirm={remove.run}
      >
        <p>
          {isLast
            ? 'It is the last account that can call the web services: all requests to them will be answered with 401 until you add one or reset the world.'
            : 'Requests with its login will be answered with 401.'}
        </p>
      </ConfirmButton>
      <ProblemNote error={remove.error} />
    </>
  );
}
