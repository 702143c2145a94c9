import { flag, optional, required } from '#fields/field.ts';
import type { Rule } from '#fields/rule.ts';
import { anyText, callerId, context, language, line, lines, unsigned, within } from '#fields/text.ts';

/** A number to be called, perhaps with its country. */
const destination: Rule = {
  maxlen: 128,
  regexp: /^\+?[0-9*#]+$/,
  words: 'a number to dial: digits, * #, perhaps + before them',
};
const login: Rule = {
  minlen: 2,
  maxlen: 64,
  regexp: /^[a-z0-9._~!$&'()*+,;=%-]+$/i,
  words: "letters, digits, . _ ~ ! $ & ' ( ) * + , ; = % -",
  lower: true,
};
const password: Rule = {
  minlen: 4,
  maxlen: 64,
  regexp: /^[a-z0-9._~!$&'()*+,;=%:-]+$/i,
  words: "letters, digits, . _ ~ ! $ & ' ( ) * + , ; = % : -",
};

/** `userfeatures` of a body after its substitutions (pbx_settings users). */
export const userFields = {
  firstname: required(line(128)),
  lastname: optional(line(128), ''),
  voicemailtype: optional({ oneOf: ['asterisk', 'exchange'] }, null),
  voicemailid: optional(unsigned, null),
  agentid: optional(unsigned, null),
  entityid: required(unsigned),
  callerid: optional(callerId, null),
  ringseconds: optional(within(0, 60, 5), 30),
  simultcalls: optional(within(1, 20), 5),
  enableclient: flag(),
  loginclient: optional(login, ''),
  passwdclient: optional(password, ''),
  enablehint: flag(),
  enablevoicemail: flag(),
  enablexfer: flag(),
  enableautomon: flag(),
  callrecord: flag(),
  incallfilter: flag(),
  enablednd: flag(),
  enableunc: flag(),
  destunc: optional(destination, ''),
  enablerna: flag(),
  destrna: optional(destination, ''),
  enablebusy: flag(),
  destbusy: optional(destination, ''),
  musiconhold: optional(anyText(20), ''),
  outcallerid: optional(callerId, 'default'),
  mobilephonenumber: optional(destination, ''),
  userfield: optional(anyText(128), ''),
  bsfilter: optional({ oneOf: ['no', 'boss', 'secretary'] }, 'no'),
  preprocess_subroutine: optional(context, null),
  timezone: optional(anyText(128), ''),
  language: optional(language, null),
  ringintern: optional(anyText(64), ''),
  ringextern: optional(anyText(64), ''),
  ringgroup: optional(anyText(64), ''),
  ringforward: optional(anyText(64), ''),
  rightcallcode: optional({ cast: 'digit', maxlen: 15 }, ''),
  alarmclock: optional({ maxlen: 128, dropsArrays: true }, ''),
  description: optional(lines(1000), ''),
};
