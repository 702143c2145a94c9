import { host, hostOrSubnet } from '#fields/checks.ts';
import { fixed, flag, mustBeEmpty, optional, optionalFlag, required } from '#fields/field.ts';
import type { Rule } from '#fields/rule.ts';
import { anyText, callerId, codecs, contextReference, singleLine, unsigned, within } from '#fields/text.ts';
import { commonSipFields, md5Secret, sipTransport } from '#pbx/protocols/sip-enums.ts';

const variables: Rule = {
  minlen: 2,
  maxlen: 100,
  regexp: /^[A-Za-z0-9_()]+=[^|,]*(?:\|[A-Za-z0-9_()]+=[^|,]*)*$/,
  words: 'NAME=value pairs separated by |',
};
const mailbox: Rule = {
  regexp: /^[0-9#*]{1,40}(?:@[a-z0-9@_-]{1,39})?$/,
  words: 'a number, optionally followed by @ and a context, such as 1000@default',
};
const network: Rule = { maxlen: 31, check: hostOrSubnet };

/** Columns used only by trunks and by the telephony engine: a body must leave them empty, and an edit does not change them. */
const foreignFields = {
  username: mustBeEmpty(null),
  fullname: mustBeEmpty(null),
  cid_number: mustBeEmpty(null),
  mohinterpret: mustBeEmpty(null),
  defaultip: mustBeEmpty(null),
  port: mustBeEmpty(null),
  regexten: mustBeEmpty(null),
  fullcontact: mustBeEmpty(null),
  vmexten: mustBeEmpty(null),
  callingpres: mustBeEmpty(null),
  ipaddr: mustBeEmpty(''),
  regseconds: fixed(0),
  regserver: mustBeEmpty(null),
  lastms: mustBeEmpty(''),
};

/** The fields of a SIP line that an edit changes (pbx_settings-lines-users.md 1.4). */
export const editedSipFields = {
  ...commonSipFields,
  name: required({ maxlen: 40, regexp: /^[A-Za-z0-9_-]+$/, words: 'letters, digits, _ -', lower: true }),
  type: fixed('friend'),
  secret: optional(singleLine(80), ''),
  md5secret: optional(md5Secret, ''),
  context: required(contextReference),
  mailbox: optional(mailbox, null),
  subscribemwi: flag(),
  buggymwi: optionalFlag(null),
  'call-limit': optional(within(0, 40), 0),
  callerid: optional(callerId, null),
  allow: optional({ listOf: codecs }, null),
  mohsuggest: optional(singleLine(20), null),
  deny: optional(network, null),
  permit: optional(network, null),
  setvar: optional(variables, ''),
  host: optional({ check: host }, 'dynamic'),
  subscribecontext: mustBeEmpty(null),
  parkinglot: optional(unsigned, null),
  protocol: fixed('sip'),
  category: fixed('user'),
  transport: optional(sipTransport, null),
  unsolicited_mailbox: optional(anyText(1024), null),
  use_q850_reason: optionalFlag(null),
  encryption: optionalFlag(null),
  snom_aoc_enabled: optionalFlag(null),
  maxforwards: optional(within(1, 255), null),
  disallowed_methods: optional(anyText(1024), null),
  textsupport: optionalFlag(null),
};

/** The fields of a new SIP line. */
export const addedSipFields = { ...foreignFields, ...editedSipFields };
