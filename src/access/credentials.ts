export type Credentials = { readonly login: string; readonly password: string };

/**
 * The credentials of an Authorization header; undefined when there are none (core.md 4.3). Of two values joined by a comma the
 * first counts, and the password ends at a NUL.
 */
export function readCredentials(header: string | undefined): Credentials | undefined {
  if (header === undefined || !header.startsWith('Basic ')) return undefined;
  const [value = ''] = header.slice('Basic '.length).split(',', 1);
  const text = decodeLeniently(value);
  const colon = text.indexOf(':');
  if (colon === -1) return undefined;
  const [password = ''] = text.slice(colon + 1).split('\0', 1);
  return { login: text.slice(0, colon), password };
}

/** Stray characters and padding are skipped; the decoder of Node would stop at `=` and read `-` and `_`. */
function decodeLeniently(base64: string): string {
  return Buffer.from(base64.replace(/[^A-Za-z\d+/]/g, ''), 'base64').toString();
}
