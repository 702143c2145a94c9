import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { type Fields, fieldsOf } from '#wire/values.ts';
import { textOf } from './body.ts';

export const newestVoicemails: Difference<boolean> = {
  where: '`pbx_settings/users` add, edit: `voicemail` as `{name, number, context}`',
  recorded: { told: 'ignored', value: false },
  documented: { told: 'read as `{fullname, mailbox, context}`; created, also without line, or changed', value: true },
  why: 'the newest clients send no other form',
};

/** A voicemail in a user's body, by the names of the voicemail resource. */
export interface SentVoicemail {
  readonly fields: Fields;
  readonly form: 'common' | 'newest client';
}

/** `userfeatures` as they are checked: a voicemail that counts is switched on before that (corrections.md 1.8). */
export function withVoicemailOn(userfeatures: Fields, sent: SentVoicemail | undefined): Fields {
  return sent === undefined ? userfeatures : { ...userfeatures, enablevoicemail: true, voicemailtype: 'asterisk' };
}

/** The voicemail of a body, if it counts: it does with a mailbox only. */
export function sentVoicemail(request: ActRequest, body: Fields): SentVoicemail | undefined {
  const sent = fieldsOf(body['voicemail']);
  if (sent === undefined) return undefined;
  if (textOf(sent['mailbox']) !== '') return { fields: sent, form: 'common' };
  const isNewest = inDialectOf(request, newestVoicemails) && textOf(sent['number']) !== '';
  if (!isNewest || Object.hasOwn(sent, 'mailbox')) return undefined;
  const { name, number, ...others } = sent;
  const fields = { ...others, mailbox: number, ...(name !== undefined && { fullname: name }) };
  return { fields, form: 'newest client' };
}
