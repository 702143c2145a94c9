import { useState } from 'preact/hooks';
import type { AccountAnswer } from '#client/answers.ts';
import { problemAt, problemElsewhere, useAction } from '../../../lib/action.ts';
import { usePage } from '../../../lib/page.ts';
import { CheckField, SecretField, TextField } from '../../../parts/field.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import { accountBody, fieldsOf } from './account-body.ts';
import { RightsField } from './rights-field.tsx';

interface AccountFormProps {
  /** The account to replace; a new one is added without it. */
  readonly account: AccountAnswer | undefined;
  onChange(): void;
}

const texts = ['name', 'login', 'passwd', 'host', 'description'] as const;

/** Adds or replaces an account. */
export function AccountForm({ account, onChange }: AccountFormProps) {
  const { api, route, announce } = usePage();
  const [fields, setFields] = useState(() => fieldsOf(account));
  const save = useAction(async () => {
    const path = account ? `accounts/${encodeURIComponent(account.name)}` : 'accounts';
    await api.send(path, { method: account ? 'PUT' : 'POST', body: accountBody(fields) });
    announce(`${account ? 'Replaced' : 'Added'} the account ${fields.name}`);
    setFields(fieldsOf(undefined));
    if (account) route.set({ account: undefined });
    onChange();
  });
  const submit = (event: Event) => {
    event.preventDefault();
    save.run();
  };
  const set = (changes: Partial<typeof fields>) => setFields((before) => ({ ...before, ...changes }));
  const field = (name: (typeof texts)[number]) => ({
    value: fields[name],
    onValue: (value: string) => set({ [name]: value }),
    error: problemAt(save.error, name),
  });
  return (
    <form class="form" aria-label="Fields of the account" onSubmit={submit}>
      <div class="form-grid">
        <TextField label="Name" required {...field('name')} />
        <TextField label="Login" hint="For HTTP Basic; empty to let in by host only" {...field('login')} />
        <SecretField
          label="Password"
          {...(account?.login && { hint: 'The mock does not show it; enter it again' })}
          {...field('passwd')}
        />
        <TextField label="Host" hint="Address, name or subnet; empty for any" {...field('host')} />
        <TextField label="Description" {...field('description')} />
      </div>
      <CheckField
        label="Disabled: every request is refused"
        checked={fields.disable}
        onChecked={(disable) => set({ disable })}
      />
      <RightsField rights={fields.rights} onRights={(rights) => set({ rights })} />
      <ProblemNote error={problemElsewhere(save.error, texts)} />
      <div class="row">
        <button type="submit" class="primary" disabled={save.isRunning}>
          {account ? 'Replace the account' : 'Add the account'}
        </button>
      </div>
    </form>
  );
}
