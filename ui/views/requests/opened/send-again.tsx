import { useState } from 'preact/hooks';
import type { Credentials } from '../../../lib/credentials.ts';
import { usePage } from '../../../lib/page.ts';
import type { Sendable } from '../../../lib/sendable.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { ProblemNote } from '../../../parts/problem-note.tsx';
import type { JournalRequest } from '../entry.ts';
import { hadCredentials, sendableOf, whyIncomplete, whyNotByBrowser } from './again.ts';
import { useLogin } from './as-test.tsx';
import { LoginForm } from './login-form.tsx';

/** Sends the request again, over the wire, and opens the new one. The journal has no passwords, so it asks for one per tab. */
export function SendAgain({ entry }: { readonly entry: JournalRequest }) {
  const { api, route, credentials, announce } = usePage();
  const login = useLogin(entry);
  const [isAsking, setIsAsking] = useState(false);
  const [error, setError] = useState<Error | undefined>(undefined);
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
      <p class="row">
        <button type="button" disabled={obstacle !== undefined} onClick={start}>
          Send again
        </button>
        {obstacle !== undefined && <span class="soft">{obstacle} It cannot be sent again from here.</span>}
      </p>
      <ProblemNote error={error} />
      {isAsking && (
        <Dialog title="Send again" onClose={() => setIsAsking(false)}>
          <LoginForm login={login ?? ''} onSubmit={send} onCancel={() => setIsAsking(false)} />
        </Dialog>
      )}
    </>
  );
}

/** `credentials: 'omit'` keeps the browser from asking for a login of its own on 401. */
function sendToPbx({ method, url, headers, body }: Sendable, login: Credentials | undefined): Promise<Response> {
  return fetch(url, {
    method,
    headers: [
      ...headers.map(([name, value]): [string, string] => [name, value]),
      ...(login === undefined
        ? []
        : [['Authorization', `Basic ${base64(`${login.login}:${login.password}`)}`] as [string, string]]),
    ],
    ...(body !== undefined && { body: bytesOf(body) }),
    credentials: 'omit',
    redirect: 'manual',
  });
}

/** As bytes: a text would be sent with a content type that the request did not have. */
function bytesOf(body: NonNullable<Sendable['body']>): Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  return Uint8Array.from(atob(body.base64), (character) => character.charCodeAt(0));
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
