import { host } from '#fields/checks.ts';
import { optional, optionalFlag } from '#fields/field.ts';
import type { Rule } from '#fields/rule.ts';
import { anyText, language, singleLine, within } from '#fields/text.ts';

/** Rules for columns of SIP and IAX accounts, shared by lines and trunks. */

export const amaflags: Rule = { oneOf: ['default', 'omit', 'billing', 'documentation'] };
export const sipTransport: Rule = { oneOf: ['udp', 'tcp', 'tls', 'udp,tcp', 'tcp,tls', 'udp,tcp,tls'] };
export const qualify: Rule = { oneOf: ['no', 'yes', 500, 1000, 1500, 2000, 2500, 3000, 3500, 4000] };
export const disallow: Rule = { oneOf: ['all'] };
export const accountCode: Rule = { maxlen: 20, regexp: /^[a-z0-9_-]+$/i, words: 'letters, digits, _ -' };
export const md5Secret: Rule = { cast: 'xdigit', maxlen: 32 };

const insecure: Rule = { oneOf: ['port', 'invite', 'port,invite'] };
const nat: Rule = { oneOf: ['no', 'yes', 'force_rport', 'comedia'] };
const videoSupport: Rule = { oneOf: ['no', 'yes', 'always'] };
const sendRemoteParty: Rule = { oneOf: ['no', 'yes', 'rpid', 'pai'] };
const dtmfMode: Rule = { oneOf: ['rfc2833', 'inband', 'info', 'auto'] };
const progressInband: Rule = { oneOf: ['no', 'yes', 'never'] };
const directMedia: Rule = { oneOf: ['no', 'yes', 'nonat', 'update', 'update,nonat'] };
const sessionTimers: Rule = { oneOf: ['originate', 'accept', 'refuse'] };
const sessionRefresher: Rule = { oneOf: ['uas', 'uac'] };
const mediaTimeout = within(0, 60, 5);
/** The rule accepts any string, but the column is an integer: the database refuses other values. */
const timer = anyText(5);

/** Fields of a SIP account with the same rule in lines and trunks; all are optional. */
export const commonSipFields = {
  language: optional(language, null),
  accountcode: optional(accountCode, null),
  amaflags: optional(amaflags, 'default'),
  allowtransfer: optionalFlag(null),
  fromuser: optional(singleLine(80), null),
  fromdomain: optional({ check: host, maxlen: 255 }, null),
  maxcallbitrate: optional(within(1, 1860), null),
  insecure: optional(insecure, null),
  nat: optional(nat, null),
  promiscredir: optionalFlag(null),
  usereqphone: optionalFlag(null),
  videosupport: optional(videoSupport, null),
  trustrpid: optionalFlag(null),
  sendrpid: optional(sendRemoteParty, null),
  allowsubscribe: optionalFlag(null),
  allowoverlap: optionalFlag(null),
  dtmfmode: optional(dtmfMode, null),
  rfc2833compensate: optionalFlag(null),
  qualify: optional(qualify, null),
  g726nonstandard: optionalFlag(null),
  disallow: optional(disallow, null),
  autoframing: optionalFlag(null),
  useclientcode: optionalFlag(null),
  progressinband: optional(progressInband, null),
  t38pt_udptl: optionalFlag(null),
  t38pt_usertpsource: optionalFlag(null),
  rtptimeout: optional(mediaTimeout, null),
  rtpholdtimeout: optional(mediaTimeout, null),
  rtpkeepalive: optional(mediaTimeout, null),
  directmedia: optional(directMedia, null),
  callcounter: optionalFlag(null),
  busylevel: optional(within(1, 100), null),
  ignoresdpversion: optionalFlag(null),
  'session-timers': optional(sessionTimers, null),
  'session-expires': optional(within(0, 3600, 60), null),
  'session-minse': optional(within(0, 300, 10), null),
  'session-refresher': optional(sessionRefresher, null),
  registertrying: optionalFlag(null),
  timert1: optional(timer, null),
  timerb: optional(timer, null),
  qualifyfreq: optional(within(1, 300, 10), null),
  contactpermit: optional(anyText(35), null),
  contactdeny: optional(anyText(35), null),
};
