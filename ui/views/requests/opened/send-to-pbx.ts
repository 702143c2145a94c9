import type { Credentials } from '../../../lib/credentials.ts';
import type { Sendable } from '../../../lib/sendable.ts';

/** Sends a request over the wire. `credentials: 'omit'` keeps the browser from asking for a login of its own on 401. */
export function sendToPbx({ method, url, headers, body }: Sendable, login: Credentials | undefined): Promise<Response> {
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
