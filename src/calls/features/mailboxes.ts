import type { Rows } from '#store/schema/rows.ts';
import { type Feature, type FeatureRequest, refuses } from './feature.ts';
import { togglesVoicemail } from './settings.ts';

/** What is done with a mailbox. */
type Use = 'opens mailbox' | 'leaves message';

/** Opens the mailbox of the caller. */
export const opensOwnMailbox: Feature = ({ store, user }) => {
  const mailbox = mailboxOf(store, user);
  if (mailbox === undefined) return refuses(`user ${user.id} has no voicemail`);
  return result('opens mailbox', mailbox);
};

/** Returns a feature about the mailbox of the user whose number is behind the code. */
export function ofUser(does: Use): Feature {
  return (request) => {
    const owner = userWithNumber(request);
    const mailbox = owner && mailboxOf(request.store, owner);
    if (owner === undefined) return noUser(request);
    return mailbox === undefined ? refuses(`user ${owner.id} has no voicemail`) : result(does, mailbox);
  };
}

/** Returns a feature about the mailbox whose number is behind the code. */
export function ofMailbox(does: Use): Feature {
  return ({ store, context, rest }) => {
    const mailbox = store.first('voicemail', { mailbox: rest, context });
    return mailbox === undefined ? refuses(`there is no mailbox ${rest}@${context}`) : result(does, mailbox);
  };
}

/** Turns the voicemail of the user whose number is behind the code on or off. */
export const togglesVoicemailOf: Feature = (request) => {
  const user = userWithNumber(request);
  return user === undefined ? noUser(request) : togglesVoicemail({ ...request, user });
};

type Mailbox = Rows['voicemail'];

function mailboxOf(store: FeatureRequest['store'], { voicemailid }: Rows['userfeatures']): Mailbox | undefined {
  return voicemailid === null ? undefined : store.first('voicemail', { uniqueid: voicemailid });
}

function userWithNumber({ store, rest: number, context }: FeatureRequest): Rows['userfeatures'] | undefined {
  const line = store.first('linefeatures', { number, context, internal: 0 });
  return line && store.first('userfeatures', { id: Number(line.iduserfeatures) });
}

function noUser({ rest, context }: FeatureRequest) {
  return refuses(`no user has the number ${rest} in the context ${context}`);
}

function result(does: Use, { uniqueid, mailbox, context }: Mailbox) {
  const verb = does === 'opens mailbox' ? 'opens mailbox' : 'leaves a message in mailbox';
  return { does, voicemail: uniqueid, why: `the caller ${verb} ${mailbox}@${context}` };
}
