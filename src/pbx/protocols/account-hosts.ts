import { host } from '#fields/checks.ts';
import { optional } from '#fields/field.ts';
import { value } from '#fields/vocabulary.ts';
import type { Container } from '#wire/values.ts';

/** The host of a SIP or IAX account: an address, a host name, or `dynamic` for an account that registers itself. */
export const hostField = optional({ check: host, maxlen: 255, dropsArrays: true }, 'dynamic');

/**
 * Returns the unchecked host of a body: `host-type` takes precedence over `host`, and `host-static` replaces the value `static`
 * (trunks-contexts-services.md 3.3, "host resolution").
 */
export function requestedHost(account: Container): unknown {
  const host = ownValue(account, 'host-type') ?? ownValue(account, 'host') ?? '';
  return host === 'static' ? (ownValue(account, 'host-static') ?? host) : host;
}

/** Names that `requestedHost` reads besides `host`. */
export const hostNames = {
  'host-type': value('text', '`dynamic`, `static`, or an address; takes precedence over `host`'),
  'host-static': value('text', 'the address or host name, if `host-type` is `static`'),
};

function ownValue(account: Container, key: string): unknown {
  return Object.hasOwn(account, key) ? account[key] : undefined;
}
