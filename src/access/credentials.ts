/** The credentials of Basic authentication; either may be empty. */
export type Credentials = { readonly login: string; readonly password: string };

/**
 * Returns the credentials of an Authorization header, or `undefined` if it has none. Reads the first of
 * several values joined by commas; the password ends at a NUL (core.md 4.3).
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

/** Skips padding and characters outside the alphabet; Node's decoder would stop at `=` and accept `-` and `_`. */
function decodeLeniently(base64: string): string {
  return Buffer.from(base64.replace(/[^A-Za-z\d+/]/g, ''), 'base64').toString();
}
