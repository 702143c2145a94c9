import { isIP } from 'node:net';

/**
 * Whether a `Host` header names the mock as nobody else's DNS can: an address, a name without a dot (as containers have),
 * `*.localhost`, or one of the allowed names, where `*.example.com` allows every name below `example.com`.
 */
export function isOwnHost(header: string, allowed: readonly string[]): boolean {
  const name = authorityOf(header)?.hostname.replace(/\.$/, '');
  if (name === undefined) return false;
  if (isIP(name.replace(/^\[|\]$/g, '')) !== 0 || !name.includes('.') || name.endsWith('.localhost')) return true;
  return allowed.some((pattern) => isAllowed(name, pattern.toLowerCase()));
}

/** Whether the page of an `Origin` header was served under the host of the request; `null` of sandboxed pages never is. */
export function isSameOrigin(origin: string, host: string): boolean {
  return /^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).host === authorityOf(host)?.host;
}

function isAllowed(name: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern;
}

/** Name and port in the spelling of a browser; `undefined` for anything else, such as a path or user information. */
function authorityOf(header: string): URL | undefined {
  if (!URL.canParse(`http://${header}`)) return undefined;
  const url = new URL(`http://${header}`);
  return url.href === `http://${url.host}/` ? url : undefined;
}
