import type { RequestEntry } from '#client/request-answers.ts';
import type { Api } from '../../../lib/api.ts';
import type { Credentials } from '../../../lib/credentials.ts';
import type { Sendable } from '../../../lib/sendable.ts';

/** What the PBX answered. */
export interface PbxAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  /** Duration in milliseconds, as the browser saw it. */
  readonly ms: number;
  /** The id of the request in the journal. */
  readonly id: string | undefined;
  /** The request as the journal has it: with its reason and the fields that were ignored. */
  readonly entry: RequestEntry | undefined;
}

/** Sends a request over the wire. Throws an error if the connection breaks off. */
export async function sendToPbx(
  { method, url, headers, body }: Sendable,
  { api, credentials }: { readonly api: Api; readonly credentials: Credentials | undefined },
): Promise<PbxAnswer> {
  const startedAt = performance.now();
  const sent = new Headers(headers.map(([name, value]): [string, string] => [name, value]));
  if (credentials !== undefined && !sent.has('Authorization')) sent.set('Authorization', basic(credentials));
  const response = await fetch(url, {
    method,
    headers: sent,
    // As bytes: a text would be sent with a content type that nobody asked for.
    ...(body !== undefined && { body: typeof body === 'string' ? new TextEncoder().encode(body) : body.base64 }),
    // The browser neither asks for a login of its own nor sends one that it remembers.
    credentials: 'omit',
    redirect: 'manual',
  }).catch((error: unknown) => {
    throw error instanceof TypeError && /header|method/i.test(error.message) ? error : brokenOff();
  });
  const text = await response.text().catch(() => {
    throw brokenOff();
  });
  const ms = performance.now() - startedAt;
  const id = response.headers.get('X-Mock-Request-Id') ?? undefined;
  return {
    status: response.status,
    headers: [...response.headers],
    body: text,
    ms,
    id,
    entry: id === undefined ? undefined : await entryOf(api, id),
  };
}

function brokenOff(): Error {
  return new Error('no complete answer came; a fault rule may have broken off the connection, or the mock has stopped');
}

/** The entry can be missing: a reset or a small journal may have dropped it already. */
async function entryOf(api: Api, id: string): Promise<RequestEntry | undefined> {
  const response = await api.send(`requests/${id}`, { accepts: [404] }).catch(() => undefined);
  return response?.ok ? response.json() : undefined;
}

function basic({ login, password }: Credentials): string {
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${login}:${password}`)))}`;
}
