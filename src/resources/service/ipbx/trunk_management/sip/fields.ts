import { port, subnet } from '#fields/checks.ts';
import { parse } from '#fields/evaluate.ts';
import { mustBeEmpty, optional, required } from '#fields/field.ts';
import { anyText, callerId, codecs, contextReference, singleLine, within } from '#fields/text.ts';
import { namesOf } from '#fields/vocabulary.ts';
import { hostField, hostNames, requestedHost } from '#pbx/protocols/account-hosts.ts';
import { commonSipFields, md5Secret, sipTransport } from '#pbx/protocols/sip-enums.ts';
import type { ColumnValues } from '#store/table-types.ts';
import type { Container } from '#wire/values.ts';

/** The fields of the account of a SIP trunk. */
export const sipTrunkFields = {
  ...commonSipFields,
  name: required({ maxlen: 40, regexp: /^[a-z0-9@+._-]+$/i, words: 'letters, digits, @ + . _ -', lower: true }),
  type: optional({ oneOf: ['user', 'peer', 'friend'] }, 'peer'),
  username: optional({ maxlen: 80, regexp: /^[a-z0-9@+:._-]+$/i, words: 'letters, digits, @ + : . _ -' }, ''),
  secret: optional(singleLine(80), ''),
  md5secret: optional(md5Secret, ''),
  context: optional(contextReference, null),
  mailbox: mustBeEmpty(null),
  buggymwi: mustBeEmpty(null),
  'call-limit': optional(within(0, 50), 0),
  callerid: optional(callerId, null),
  allow: optional({ listOf: codecs }, null),
  mohinterpret: mustBeEmpty(null),
  mohsuggest: mustBeEmpty(null),
  deny: optional({ check: subnet }, null),
  permit: optional({ check: subnet }, null),
  defaultip: mustBeEmpty(null),
  setvar: mustBeEmpty(''),
  host: hostField,
  port: optional({ check: port }, null),
  regexten: mustBeEmpty(null),
  subscribecontext: mustBeEmpty(null),
  fullcontact: mustBeEmpty(null),
  vmexten: mustBeEmpty(null),
  callingpres: mustBeEmpty(null),
  ipaddr: mustBeEmpty(''),
  regserver: mustBeEmpty(null),
  lastms: mustBeEmpty(''),
  outboundproxy: optional(anyText(1024), null),
  transport: required(sipTransport),
  remotesecret: optional(anyText(255), null),
  callbackextension: optional(anyText(25), null),
};

/** Names of the fields that are read from `protocol`, the account of the trunk. */
export const sipAccountNames = { ...namesOf(sipTrunkFields), ...hostNames };

/** Returns the columns of the account of a SIP trunk; for type `user` the host is ignored. Throws `BadRequest`. */
export function readSipAccount(protocol: Container): ColumnValues<'usersip'> {
  const host = protocol['type'] === 'user' ? 'dynamic' : requestedHost(protocol);
  return parse(sipTrunkFields, { ...protocol, host }, 'protocol');
}
