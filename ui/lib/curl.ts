import type { Sendable } from './sendable.ts';

/** The variable of the shell that holds the password, which the page does not know. */
const passwordVariable = 'XIVO_PASSWORD';

/**
 * Returns the command for a POSIX shell that sends a request and prints the answer with its headers.
 *
 * @param login sent with the password in the variable `XIVO_PASSWORD`; without it no credentials are sent.
 */
export function curlCommand({ method, url, headers, body }: Sendable, login?: string): string {
  const parts = [
    'curl -si',
    ...methodOption(method, body !== undefined),
    ...(login === undefined ? [] : [`-u ${quote(`${login}:`)}"$${passwordVariable}"`]),
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...(/\/\.{1,2}(?:[/?]|$)/.test(url) ? ['--path-as-is'] : []),
    quote(url),
    ...headers.map(([name, value]) => `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...(body === undefined || headers.some(([name]) => name.toLowerCase() === 'content-type')
      ? []
      : ["-H 'Content-Type:'"]),
  ];
  if (body === undefined) return parts.join(' ');
  // Not --data, which reads a file if the text begins with @.
  if (typeof body === 'string') return `${parts.join(' ')} \\\n  --data-raw ${quote(body)}`;
  return `printf %s ${quote(body.base64)} | base64 -d | ${parts.join(' ')} --data-binary @-`;
}

function methodOption(method: string, hasBody: boolean): readonly string[] {
  if (method === 'HEAD' && !hasBody) return ['--head'];
  return method === (hasBody ? 'POST' : 'GET') ? [] : [`-X ${quote(method)}`];
}

/** Quotes a text as one word of the shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
