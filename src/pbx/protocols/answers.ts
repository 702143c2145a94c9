import * as z from 'zod';
import { type AnswerShape, type ColumnNotes, columnAnswers } from '#pbx/json/answers.ts';
import type { Rows } from '#store/schema/rows.ts';

/** What an answer makes of the columns of an account. */
type AccountNotes<Table extends 'usersip' | 'useriax' | 'usercustom' | 'sccpline'> = Omit<
  ColumnNotes<Rows[Table]>,
  'about'
>;

const commented = 'true if the account is disabled';

/** What the columns of SIP and IAX accounts mean. */
const common = {
  name: 'name of the account, unique in its protocol',
  type: 'peer takes calls, user makes calls, friend does both',
  username: 'name by which the account authenticates; null for its name',
  secret: 'password of the account',
  context: 'context in which its calls start',
  accountcode: 'account code of its call records',
  amaflags: 'purpose of its call records',
  mailbox: 'mailbox@context whose messages are signalled',
  callerid: 'caller id that its calls show: "Name" <number>',
  disallow: 'codecs that it may not use',
  allow: 'codecs that it may use, separated by commas',
  mohinterpret: 'class of the music on hold that it hears',
  mohsuggest: 'class of the music on hold that others hear',
  deny: 'address or subnet that it may not use',
  permit: 'address or subnet that it may use',
  setvar: 'channel variables of its calls: NAME=value',
  host: 'address of the device or provider; dynamic if it registers itself',
  qualify: 'whether it is polled; a number is the greatest delay, in milliseconds',
  ipaddr: 'address at the latest registration',
  regseconds: 'end of the latest registration, in Unix seconds',
  category: 'whether it is the account of a line or of a trunk',
} as const;

const sip = {
  ...common,
  md5secret: 'hash of the password',
  allowtransfer: '1 if it may transfer calls',
  fromuser: 'user name in the From header',
  fromdomain: 'domain in the From header',
  subscribemwi: '1 if messages are signalled to subscribers only',
  buggymwi: '1 for devices that do not accept the standard signal of messages',
  'call-limit': 'greatest number of calls at the same time; 0 for any',
  maxcallbitrate: 'greatest bit rate of video, in kbit/s',
  insecure: 'what is not checked in incoming calls',
  nat: 'how addresses behind NAT are handled',
  promiscredir: '1 if it may redirect calls to other hosts',
  usereqphone: '1 if numbers are marked as telephone numbers',
  trustrpid: '1 if the identity that it sends is trusted',
  sendrpid: 'whether and how the identity of the caller is sent',
  allowsubscribe: '1 if it may subscribe to states',
  allowoverlap: '1 if it may dial digit by digit',
  dtmfmode: 'how digits are sent',
  t38pt_udptl: '1 if it may send faxes by T.38',
  rtptimeout: 'seconds without media after which a call ends',
  rtpholdtimeout: 'the same for a call on hold',
  rtpkeepalive: 'seconds between two empty packets',
  fullcontact: 'contact of the latest registration; empty or null before the first',
  vmexten: 'number of the voicemail',
  lastms: 'delay at the latest poll, in milliseconds',
  outboundproxy: 'proxy through which it is reached',
  transport: 'transports that it may use, the preferred one first',
  remotesecret: 'password by which the server authenticates at it',
  directmedia: 'whether media may bypass the server',
  callcounter: '1 if its calls are counted',
  busylevel: 'number of calls from which it is busy',
  callbackextension: 'number at which incoming calls of a registration arrive',
  qualifyfreq: 'seconds between two polls',
  contactpermit: 'subnet from which it may register',
  contactdeny: 'subnet from which it may not register',
  unsolicited_mailbox: 'mailbox whose signals the provider sends',
  encryption: '1 if media are encrypted',
  maxforwards: 'greatest number of hops of a request',
  disallowed_methods: 'SIP methods that it may not use, separated by commas',
  commented,
} as const;

const iax = {
  ...common,
  dbsecret: 'place of the password in the database of Asterisk',
  trunk: '1 if calls share packets',
  auth: 'how it authenticates',
  maxauthreq: 'greatest number of unanswered authentications',
  inkeys: 'public keys by which it authenticates',
  outkey: 'private key by which the server authenticates at it',
  transfer: 'whether calls may bypass the server',
  codecpriority: 'whose order of codecs counts',
  sendani: '1 if the billing number is sent',
  qualifysmoothing: '1 if the delay is averaged',
  qualifyfreqok: 'milliseconds between two polls while it answers',
  qualifyfreqnotok: 'milliseconds between two polls while it does not answer',
  mask: 'netmask of the host',
  keyrotate: '1 if the keys of encrypted calls change',
  requirecalltoken: 'whether calls need a token',
  commented,
} as const;

/** The schemas of a row of `usersip`; Asterisk itself writes some columns when a phone registers. */
export function sipColumns(notes: AccountNotes<'usersip'> = {}): AnswerShape {
  const columns = columnAnswers('usersip', { ...notes, about: sip });
  return {
    ...columns,
    fullcontact: z.string().nullable().describe(sip.fullcontact),
    protocol: z.literal('sip'),
  };
}

/** The schemas of a row of `useriax`. */
export function iaxColumns(notes: AccountNotes<'useriax'> = {}): AnswerShape {
  return { ...columnAnswers('useriax', { ...notes, about: iax }), protocol: z.literal('iax') };
}

/** The schemas of a row of `usercustom`. */
export function customColumns(notes: AccountNotes<'usercustom'> = {}): AnswerShape {
  const about = {
    interface: 'channel that Asterisk calls: dahdi/g0',
    intfsuffix: 'text after the number that is dialled',
    category: common.category,
    commented,
  };
  return { ...columnAnswers('usercustom', { ...notes, about }), protocol: z.literal('custom') };
}

/** The schemas of a row of `sccpline`. */
export function sccpColumns(notes: AccountNotes<'sccpline'> = {}): AnswerShape {
  const about = {
    cid_name: 'name that its calls show',
    cid_num: 'number that its calls show',
    commented: notes.bool === undefined ? '1 if the line is disabled' : commented,
  };
  return { ...columnAnswers('sccpline', { ...notes, about }), protocol: z.literal('sccp') };
}
