import { parse } from '#fields/evaluate.ts';
import { voicemailFields } from '#pbx/voicemails/fields.ts';
import type { Store } from '#store/store.ts';
import { plainLetters } from '../names.ts';
import type { PlannedUser } from '../people.ts';
import { languageOfAll } from './settings.ts';

/** Writes the mailbox of each user, in the context of his line. */
export function writeVoicemails(store: Store, users: readonly PlannedUser[]): void {
  const sent = { context: '-', mailbox: '0', fullname: '-', locale: '' };
  const columns = parse(voicemailFields, sent, 'voicemail');
  const same = { ...columns, hidefromdir: 'no', locale: languageOfAll, commented: 0 };
  store.insertMany('voicemail', same, users.map(rowOf));
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
