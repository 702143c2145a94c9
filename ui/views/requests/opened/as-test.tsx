import type { AccountAnswer } from '#client/answers.ts';
import { curlCommand } from '../../../lib/curl.ts';
import { useLoad } from '../../../lib/load.ts';
import { usePage } from '../../../lib/page.ts';
import { Command } from '../command.tsx';
import type { JournalRequest } from '../entry.ts';
import { hadCredentials, sendableOf, whyIncomplete } from './again.ts';
import { asCommand, asTest, verificationOf } from './verification.ts';

/** The request as curl, and as a verification for a test: to read and to copy. */
export function AsTest({ entry }: { readonly entry: JournalRequest }) {
  const { api } = usePage();
  const login = useLogin(entry);
  const place = { origin: location.origin, world: api.world };
  const verification = verificationOf(entry);
  const snippets = [
    { label: 'curl command', text: curlCommand(sendableOf(entry, place), login), remark: whyIncomplete(entry) },
    { label: 'verification for a test', text: asTest(verification) },
    { label: 'verification by curl', text: asCommand(verification, { ...place, hasToken: api.hasToken }) },
  ];
  return (
    <>
      {snippets.map(({ label, text, remark }) => (
        <details key={label} class="snippet">
          <summary>The {label}</summary>
          {remark !== undefined && <p class="soft">{remark} The command is incomplete.</p>}
          <Command label={label} text={text} />
        </details>
      ))}
    </>
  );
}

/** Returns the login of the account that made a request; `undefined` if it sent none. */
export function useLogin(entry: JournalRequest): string | undefined {
  const { api } = usePage();
  const { answer } = useLoad(
    (signal) => api.json<{ readonly accounts: readonly AccountAnswer[] }>('accounts', { signal }),
    [api],
  );
  if (!hadCredentials(entry)) return undefined;
  const accounts = answer?.accounts ?? [];
  const account = accounts.find(({ name }) => name === entry.account) ?? accounts.find(({ login }) => login !== null);
  return account?.login ?? '';
}
