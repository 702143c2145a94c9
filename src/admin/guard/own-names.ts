import { isIP } from 'node:net';

/**
 * True if a `Host` header has a name that no public DNS can point at the mock: an IP address, a name without a dot (as containers have),
 * `*.localhost`, or one of the allowed names, where `*.example.com` allows every subdomain of `example.com`.
 */
export function isOwnHost(header: string, allowed: readonly string[]): boolean {
  const name = authorityOf(header)?.hostname.replace(/\.$/, '');
  if (name === undefined) return false;
  if (isIP(name.replace(/^\[|\]$/g, '')) !== 0 || !name.includes('.') || name.endsWith('.localhost')) return true;
  return allowed.some((pattern) => isAllowed(name, pattern.toLowerCase()));
}

/** True if an `Origin` header has the host of the request; false for `null`, which sandboxed pages send. */
export function isSameOrigin(origin: string, host: string): boolean {
  return /^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).host === authorityOf(host)?.host;
}

function isAllowed(name: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern;
}

/** The host and port of a header as a normalized URL; `undefined` if it has anything else, such as a path or user information. */
function authorityOf(header: string): URL | undefined {
  if (!URL.canParse(`http://${header}`)) return undefined;
  const url = new URL(`http://${header}`);
  return url.href === `http://${url.host}/` ? url : undefined;
}
