import * as z from 'zod';
import { type AnswerShape, columnAnswers, component } from '#pbx/json/answers.ts';
import { voicemailFields } from './fields.ts';

const about = {
  uniqueid: 'id of the voicemail',
  mailbox: 'number of the mailbox',
  password: 'PIN of the mailbox',
  fullname: 'name of the owner',
  email: 'address to which new messages are sent',
  pager: 'number that is notified of new messages',
  dialout: 'context in which the owner may call from the mailbox',
  callback: 'context in which the owner may call back who left a message',
  exitcontext: 'context of the number that a caller reaches by pressing 0',
  tz: 'name of a voicemail time zone',
  attach: '1 if mails contain the message',
  saycid: '1 if the number of the caller is said',
  review: '1 if a caller may review the message',
  operator: '1 if a caller may reach the operator by pressing 0',
  envelope: '1 if date and time of a message are said',
  sayduration: '1 if the length of a message is said',
  saydurationm: 'length from which it is said, in minutes',
  sendvoicemail: '1 if the owner may send messages',
  deletevoicemail: '1 if messages are deleted after they were mailed',
  forcename: '1 if a new owner has to record a name',
  forcegreetings: '1 if a new owner has to record greetings',
  hidefromdir: 'whether the directory leaves the owner out',
  maxmsg: 'greatest number of messages',
  attachfmt: 'format of the attached message',
  serveremail: 'address that mails come from',
  locale: 'language of the announcements',
  tempgreetwarn: '1 if the owner is reminded of a temporary greeting',
  messagewrap: '1 if the first message follows the last one',
  moveheard: '1 if heard messages are moved to the old ones',
  minsecs: 'shortest message, in seconds',
  maxsecs: 'longest message, in seconds',
  nextaftercmd: '1 if the next message is played after one is deleted or saved',
  backupdeleted: 'how many deleted messages are kept',
  volgain: 'gain of the attached message, in decibels',
  passwordlocation: 'where the PIN is stored',
  commented: 'true if the voicemail is disabled',
} as const;

function voicemailColumns(uniqueid: readonly 'uniqueid'[]): AnswerShape {
  return {
    ...columnAnswers('voicemail', { int: uniqueid, bool: ['commented'], fields: voicemailFields, about }),
    identity: z.string().describe('fullname (mailbox@context)'),
  };
}

/** The schema of `voicemailJson`. */
export const voicemailAnswer = component('Voicemail', () =>
  z.strictObject({ ...voicemailColumns(['uniqueid']), fullmailbox: z.string().describe('mailbox@context') }),
);

/** The schema of `voicemailSearchJson`. */
export const voicemailSearchAnswer = component('VoicemailSearchItem', () => z.strictObject(voicemailColumns([])));

const voicemailFeaturesAnswer = component('VoicemailFeatures', () =>
  z.strictObject(
    columnAnswers('voicemailfeatures', {
      int: ['id', 'voicemailid'],
      about: { voicemailid: 'id of the voicemail', skipcheckpass: '1 if no PIN is asked for' },
    }),
  ),
);

/** The schemas of `voicemailPartsJson`. */
export function voicemailPartAnswers() {
  return { voicemail: voicemailAnswer(), voicemailfeatures: voicemailFeaturesAnswer() };
}
