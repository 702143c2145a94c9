import { flag, optional, optionalFlag, present, required } from '#fields/field.ts';
import type { Rule } from '#fields/rule.ts';
import { anyText, contextReference, dialDigits, emailAddress, language, singleLine, within } from '#fields/text.ts';

const steps = (first: number, last: number, step: number): number[] =>
  Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step);

const sayDurations: Rule = { oneOf: [1, 2, 3, 4, ...steps(5, 60, 5)] };
const messageCounts: Rule = {
  oneOf: [
    1,
    10,
    15,
    20,
    25,
    50,
    75,
    100,
    125,
    150,
    175,
    200,
    ...steps(300, 1000, 100),
    ...steps(2000, 9000, 1000),
    9999,
  ],
};
const timeZone: Rule = { maxlen: 80, regexp: /^[A-Za-z0-9 _-]+$/, words: 'letters, digits, spaces, _ -' };

/** The fields of the `voicemail` part of a body (pbx_settings-lines-users.md 4.4). */
export const voicemailFields = {
  context: required(contextReference),
  mailbox: required(dialDigits(40)),
  password: optional(dialDigits(80), ''),
  fullname: required(singleLine(80)),
  email: optional(emailAddress(80), null),
  pager: optional(dialDigits(80), null),
  dialout: optional(contextReference, null),
  callback: optional(contextReference, null),
  exitcontext: optional(contextReference, null),
  language: optional(language, null),
  tz: optional(timeZone, null),
  attach: optionalFlag(null),
  saycid: optionalFlag(null),
  review: optionalFlag(null),
  operator: optionalFlag(null),
  envelope: optionalFlag(null),
  sayduration: optionalFlag(null),
  saydurationm: optional(sayDurations, null),
  sendvoicemail: optionalFlag(null),
  deletevoicemail: flag(),
  forcename: optionalFlag(null),
  forcegreetings: optionalFlag(null),
  hidefromdir: flag(),
  maxmsg: optional(messageCounts, null),
  emailsubject: optional(anyText(1024), null),
  emailbody: optional({}, null),
  imapuser: optional(anyText(80), null),
  imappassword: optional(anyText(80), null),
  imapfolder: optional(anyText(64), null),
  imapvmsharedid: optional(anyText(80), null),
  attachfmt: optional(anyText(20), null),
  serveremail: optional(anyText(80), null),
  locale: present({ ...language, dropsArrays: true }, null),
  tempgreetwarn: optionalFlag(null),
  messagewrap: optionalFlag(null),
  moveheard: optionalFlag(null),
  minsecs: optional(within(1, 60), null),
  maxsecs: optional({ oneOf: [1, ...steps(30, 600, 30)] }, null),
  nextaftercmd: optionalFlag(null),
  backupdeleted: optional(within(0, 100), null),
  volgain: optional({ cast: 'float', between: [-5, 5, 0.5] }, null),
  passwordlocation: optional({ oneOf: ['spooldir', 'voicemail'] }, null),
};
