import { dottedNetmask, plainContextName, port } from '#fields/checks.ts';
import { parse } from '#fields/evaluate.ts';
import { flag, mustBeEmpty, optional, optionalFlag, present, required } from '#fields/field.ts';
import { isDottedNetmask, isIpv4 } from '#fields/hosts.ts';
import type { NamedCheck, Rule } from '#fields/rule.ts';
import { callerId, codecs, language, singleLine, within } from '#fields/text.ts';
import { namesOf, part, value } from '#fields/vocabulary.ts';
import { hostField, hostNames, requestedHost } from '#pbx/protocols/account-hosts.ts';
import { accountCode, amaflags, disallow, qualify } from '#pbx/protocols/sip-enums.ts';
import type { ColumnValues } from '#store/table-types.ts';
import type { Container } from '#wire/values.ts';

const dottedSubnet: NamedCheck = {
  name: 'IPv4/dotted netmask',
  words: 'an IPv4 address and a dotted netmask, such as 192.168.1.0/255.255.255.0',
  accepts: (text) => {
    const [address = '', mask = '', ...more] = text.split('/');
    return more.length === 0 && isIpv4(address) && isDottedNetmask(mask);
  },
};
const familyAndKey: Rule = {
  minlen: 3,
  maxlen: 255,
  regexp: /^[^/]+\/[^/]+$/,
  words: 'a family and a key separated by /',
};
const auth: Rule = {
  oneOf: ['plaintext', 'md5', 'rsa', 'plaintext,md5', 'plaintext,rsa', 'md5,rsa', 'plaintext,md5,rsa'],
};
const longTimes = Array.from({ length: 18 }, (_, index) => 35000 + 5000 * index);
const pollingTime: Rule = { oneOf: [500, 1000, 2000, 3000, 4000, 5000, 10000, 15000, 20000, 30000, ...longTimes] };

/** The fields of the account of an IAX trunk. */
export const iaxTrunkFields = {
  name: required({ maxlen: 40, regexp: /^[a-z0-9_-]+$/i, words: 'letters, digits, _ -', lower: true }),
  type: optional({ oneOf: ['user', 'peer', 'friend'] }, 'peer'),
  username: optional(singleLine(80), ''),
  secret: optional(singleLine(80), ''),
  dbsecret: optional(familyAndKey, ''),
  context: optional({ check: plainContextName }, null),
  language: optional(language, null),
  accountcode: optional(accountCode, null),
  amaflags: optional(amaflags, null),
  mailbox: mustBeEmpty(null),
  callerid: optional(callerId, null),
  fullname: mustBeEmpty(null),
  cid_number: mustBeEmpty(null),
  trunk: flag(),
  auth: optional(auth, 'plaintext,md5'),
  encryption: optional({ oneOf: ['no', 'yes', 'aes128'] }, null),
  maxauthreq: optional(within(0, 20), null),
  inkeys: optional(singleLine(80), null),
  outkey: optional(singleLine(80), null),
  adsi: optionalFlag(null),
  transfer: optional({ oneOf: ['no', 'yes', 'mediaonly'] }, null),
  codecpriority: optional({ oneOf: ['disabled', 'host', 'caller', 'reqonly'] }, null),
  jitterbuffer: optionalFlag(null),
  forcejitterbuffer: optionalFlag(null),
  sendani: flag(),
  qualify: optional(qualify, 'no'),
  qualifysmoothing: flag(),
  qualifyfreqok: optional(pollingTime, 60000),
  qualifyfreqnotok: optional(pollingTime, 10000),
  disallow: optional(disallow, null),
  allow: optional({ listOf: codecs }, null),
  mohinterpret: mustBeEmpty(null),
  mohsuggest: mustBeEmpty(null),
  deny: optional({ check: dottedSubnet }, null),
  permit: optional({ check: dottedSubnet }, null),
  defaultip: mustBeEmpty(null),
  sourceaddress: mustBeEmpty(null),
  setvar: mustBeEmpty(''),
  host: hostField,
  port: optional({ check: port }, null),
  mask: optional({ check: dottedNetmask }, null),
  regexten: mustBeEmpty(null),
  peercontext: mustBeEmpty(null),
  ipaddr: mustBeEmpty(''),
  regseconds: mustBeEmpty(0),
  immediate: optionalFlag(null),
  keyrotate: optionalFlag(null),
  requirecalltoken: present({ oneOf: ['auto', 'no', 'yes'], dropsArrays: true }, ''),
};

const timeZone = value('text', 'the name of a time zone, such as Europe/Paris; any other text is stored as `null`');

/** The names that are read in the account of a body. */
export const iaxAccountNames = part({ ...namesOf(iaxTrunkFields), ...hostNames, timezone: timeZone });

/**
 * Returns the columns of the account of an IAX trunk. `dbsecret` is checked but not stored; the `username` of a friend is its `name`.
 * Throws `BadRequest`.
 */
export function readIaxAccount(protocol: Container): ColumnValues<'useriax'> {
  const requirecalltoken = callToken(protocol['requirecalltoken']);
  const host = protocol['type'] === 'user' ? 'dynamic' : requestedHost(protocol);
  const account = parse(iaxTrunkFields, { ...protocol, requirecalltoken, host }, 'protocol');
  return {
    ...account,
    ...(account.type === 'friend' && { username: account.name }),
    dbsecret: '',
    timezone: knownTimeZone(protocol['timezone']),
  };
}

/** `true` counts as `yes`, and 0 as `auto` (trunks-contexts-services.md 4). */
function callToken(value: unknown): unknown {
  if (value === true) return 'yes';
  return value === 0 ? 'auto' : value;
}

/** `Intl` ignores the case of names: only names in the case of the time zone database are accepted, each word capitalized. */
const spelling = /^[A-Z][a-z]+(?:\/(?:[A-Z][A-Za-z]+|au|es|of)(?:[_-](?:[A-Z][A-Za-z]+|au|es|of))*)+$/;
const fourCapitals = /[A-Z]{4}/;

/** The name of a time zone that exists, case-sensitive, with 9 to 30 characters; `null` otherwise (trunks-contexts-services.md 4). */
function knownTimeZone(value: unknown): string | null {
  if (typeof value !== 'string' || value.length < 9 || value.length > 30) return null;
  const isSpelledCorrectly = spelling.test(value) && !fourCapitals.test(value);
  return isSpelledCorrectly && isTimeZone(value) ? value : null;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
