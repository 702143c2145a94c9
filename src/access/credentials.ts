export type Credentials = { readonly login: string; readonly password: string };

/** The credentials of an Authorization header; undefined when there are none (core.md 4.3). */
export function readCredentials(header: string | undefined): Credentials | undefined {
  if (header === undefined || !header.startsWith('Basic ')) return undefined;
  const text = decodeLeniently(header.slice('Basic '.length));
  const colon = text.indexOf(':');
  return colon === -1 ? undefined : { login: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** Stray characters and padding are skipped; the decoder of Node would stop at `=` and read `-` and `_`. */
function decodeLeniently(base64: string): string {
  return Buffer.from(base64.replace(/[^A-Za-z\d+/]/g, ''), 'base64').toString();
}
