import { useState } from 'preact/hooks';
import type { Credentials } from '../../../lib/credentials.ts';
import { usePage } from '../../../lib/page.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import type { JournalRequest } from '../entry.ts';
import { hadCredentials, sendableOf, whyIncomplete, whyNotByBrowser } from './again.ts';
import { useLogin } from './as-test.tsx';
import { LoginForm } from './login-form.tsx';
import { sendToPbx } from './send-to-pbx.ts';

/** Sends the request again, over the wire, and opens the new one. The journal has no passwords, so it asks for one per tab. */
export function SendAgain({ entry }: { readonly entry: JournalRequest }) {
  const { api, route, credentials, announce } = usePage();
  const login = useLogin(entry);
  const [isAsking, setIsAsking] = useState(false);
  const [error, setError] = useState<Error>();
  const obstacle = whyIncomplete(entry) ?? whyNotByBrowser(entry);
  const send = async (given: Credentials | undefined) => {
    setIsAsking(false);
    setError(undefined);
    const answer = await sendToPbx(sendableOf(entry, { origin: location.origin, world: api.world }), given).catch(
      () => {
        setError(new Error('no answer came; the connection was broken off'));
      },
    );
    if (answer === undefined) return;
    if (answer.status === 401) credentials.forget(api.world);
    else if (given !== undefined) credentials.set(api.world, given);
    announce(`Answered ${answer.status}`);
    const id = answer.headers.get('X-Mock-Request-Id');
    if (id !== null) route.set({ request: id });
  };
  const start = () => {
    const known = credentials.of(api.world);
    if (!hadCredentials(entry)) void send(undefined);
    else if (known === undefined) setIsAsking(true);
    else void send(known);
  };
  return (
    <>
      <SendButton obstacle={obstacle} onSend={start} />
      <ProblemNote error={error} />
      {isAsking && (
        <Dialog title="Send again" onClose={() => setIsAsking(false)}>
          <LoginForm login={login ?? ''} onSubmit={send} onCancel={() => setIsAsking(false)} />
        </Dialog>
      )}
    </>
  );
}

function SendButton({ obstacle, onSend }: { readonly obstacle: string | undefined; onSend(): void }) {
  return (
    <p class="row">
      <button type="button" disabled={obstacle !== undefined} onClick={onSend}>
        Send again
      </button>
      {obstacle !== undefined && <span class="soft">{obstacle} It cannot be sent again from here.</span>}
    </p>
  );
}
