import { host } from '#fields/checks.ts';
import { optional } from '#fields/field.ts';
import { values } from '#fields/vocabulary.ts';
import type { Container } from '#wire/values.ts';

/** Where a SIP or IAX account is: an address, a host name, or `dynamic` for one that registers itself. */
export const hostField = optional({ check: host, maxlen: 255, dropsArrays: true }, 'dynamic');

/**
 * The host that a body asks for: `host-type` goes before `host`, and `host-static` stands in for the word `static`
 * (trunks-contexts-services.md 3.3, "host resolution"; lines alike).
 */
export function requestedHost(account: Container): unknown {
  const asked = own(account, 'host-type') ?? own(account, 'host') ?? '';
  return asked === 'static' ? (own(account, 'host-static') ?? asked) : asked;
}

/** The names in which a host may come beside `host`. */
export const hostNames = values('host-type', 'host-static');

function own(account: Container, key: string): unknown {
  return Object.hasOwn(account, key) ? account[key] : undefined;
}
