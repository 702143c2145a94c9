import { isDottedNetmask, isHost, isHostName, isIpv4, isSubnet } from './hosts.ts';
import type { NamedCheck } from './rule.ts';

const reservedNames = ['xivo-features', 'general', 'global', 'globals', 'parkedcalls'];

/**
 * True if the text has the syntax of a context name (core.md 7.5), which may end with an LF. Does not look the context
 * up.
 */
function isContextName(text: string, reserved: readonly string[]): boolean {
  return /^(?!(?:macro|voicemenu|xivo)-)[a-z0-9_-]{1,39}\n?$/i.test(text) && !reserved.includes(text);
}

const contextWords =
  'a context name: 1 to 39 letters, digits, _ or -, not a reserved word such as general, not starting with macro-, voicemenu- or xivo-';

/** A context name outside the full list of reserved names. */
export const contextName: NamedCheck = {
  name: 'context name',
  words: contextWords,
  accepts: (text) => isContextName(text, [...reservedNames, 'authentication', 'zonemessages']),
};

/** A context name; `authentication` and `zonemessages` are allowed. */
export const plainContextName: NamedCheck = {
  name: 'context name',
  words: contextWords,
  accepts: (text) => isContextName(text, reservedNames),
};

/** An IPv4 address or a host name. */
export const host: NamedCheck = { name: 'host', words: 'an IPv4 address or a host name', accepts: isHost };
/** A host name (core.md 4.4). */
export const hostName: NamedCheck = { name: 'host name', words: 'a host name', accepts: isHostName };
/** An IPv4 address. */
export const ipv4: NamedCheck = { name: 'ipv4', words: 'an IPv4 address, such as 192.168.1.10', accepts: isIpv4 };
/** An IPv4 subnet, with a number of bits or a dotted netmask (core.md 7.5). */
export const subnet: NamedCheck = { name: 'subnet', words: 'a subnet, such as 192.168.1.0/24', accepts: isSubnet };
/** A dotted netmask; a number of bits is refused. */
export const dottedNetmask: NamedCheck = {
  name: 'dotted netmask',
  words: 'a dotted netmask, such as 255.255.255.0',
  accepts: isDottedNetmask,
};
/** An IPv4 address, a host name or a subnet. */
export const hostOrSubnet: NamedCheck = {
  name: 'host or subnet',
  words: 'an IPv4 address, a host name or a subnet, such as 192.168.1.0/24',
  accepts: (text) => isHost(text) || isSubnet(text),
};
/** A TCP or UDP port. */
export const port: NamedCheck = {
  name: 'port',
  words: 'a port from 1 to 65535',
  range: [1, 65535],
  accepts: (text) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65535,
};

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const localPart = new RegExp(`^(?:${atom}(?:\\.${atom})*|"(?:[^"\\\\\\r\\n]|\\\\.)*")$`);

/** An e-mail address (core.md 7.5). */
export const email: NamedCheck = {
  name: 'e-mail',
  words: 'an e-mail address',
  accepts: (text) => {
    const at = text.lastIndexOf('@');
    const [local, domain] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
    if (at < 1 || Buffer.byteLength(text) > 320 || local.length > 64 || !localPart.test(local)) return false;
    const literal = /^\[(?:IPv6:[0-9a-f:.]+|(.+))\]$/i.exec(domain);
    if (literal !== null) return literal[1] === undefined || isIpv4(literal[1]);
    return isHostName(domain);
  },
};

/** A caller id (core.md 7.5): a word or a quoted string, optionally followed by a number in angle brackets. */
export const callerIdText: NamedCheck = {
  name: 'caller id',
  words: 'a caller id: a word or a quoted string, optionally followed by a number, such as "Jean Dupont" <1000>',
  accepts: (text) => /^(?:"(?:[^"\\\p{Cc}]|\t|\\["\\])+"|[a-zA-Z0-9.!%*_+'~`-]+)(?: ?<[0-9*#]{1,40}>)?$/u.test(text),
};

/** A number or dial pattern (core.md 7.5, "extension pattern"). */
export const extensionPattern: NamedCheck = {
  name: 'extension pattern',
  words: 'a number or a pattern: digits, N X Z * # - [ ], optionally ending with . or !',
  accepts: (text) => /^_?\+?[0-9NXZ*#\-[\]]+[.!]?$/.test(text),
};

/** The context of a call-routing entry, in lower case (core.md 7.5). */
export const routingContext: NamedCheck = {
  name: 'lower-case context',
  words: 'a context name of lower-case letters, digits, _ or -, not starting with macro- or xivo-',
  accepts: (text) => text === 'xivo-features' || /^(?!(?:macro|xivo)-)[a-z0-9_-]+$/.test(text),
};
