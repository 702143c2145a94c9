import { parse } from '#fields/evaluate.ts';
import { voicemailFields } from '#pbx/voicemails/fields.ts';
import type { Store } from '#store/store.ts';
import { plainLetters } from '../names.ts';
import type { PlannedUser } from '../people.ts';
import { generatedLanguage } from './settings.ts';

/** Writes a mailbox for each user, in the context of their line. */
export function writeVoicemails(store: Store, users: readonly PlannedUser[]): void {
  const body = { context: '-', mailbox: '0', fullname: '-', locale: '' };
  const columns = parse(voicemailFields, body, 'voicemail');
  const shared = { ...columns, hidefromdir: 'no', locale: generatedLanguage, commented: 0 };
  store.insertMany('voicemail', shared, users.map(rowOf));
  store.insertMany(
    'voicemailfeatures',
    { skipcheckpass: 0 },
    users.map(({ voicemailId }) => ({ voicemailid: voicemailId })),
  );
  store.insertMany(
    'contextmember',
    { type: 'voicemail', varname: 'context' },
    users.map(({ company, voicemailId }) => ({ context: company.name, typeval: String(voicemailId) })),
  );
}

function rowOf({ voicemailId, company, number, password, firstname, lastname }: PlannedUser) {
  return {
    uniqueid: voicemailId,
    context: company.name,
    mailbox: number,
    password,
    fullname: `${firstname} ${lastname}`,
    email: `${plainLetters(firstname)}.${plainLetters(lastname)}@${company.name}.example`,
  };
}
