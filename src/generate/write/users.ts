import { parse } from '#fields/evaluate.ts';
import { callerName } from '#pbx/json/caller-names.ts';
import { userFields } from '#resources/service/ipbx/pbx_settings/users/fields.ts';
import type { Store } from '#store/store.ts';
import type { PlannedUser } from '../people.ts';
import { generatedLanguage, simultaneousCalls } from './settings.ts';

/** Writes the users, without their lines, voicemails and devices. */
export function writeUsers(store: Store, users: readonly PlannedUser[]): void {
  const body = {
    firstname: '-',
    entityid: 1,
    language: generatedLanguage,
    simultcalls: simultaneousCalls,
    enablehint: true,
    enablexfer: true,
    enablevoicemail: true,
    voicemailtype: 'asterisk',
  };
  const shared = { ...parse(userFields, body, 'userfeatures'), pictureid: null, cti_profile_id: null, commented: 0 };
  store.insertMany('userfeatures', shared, users.map(rowOf));
}

function rowOf({ id, company, firstname, lastname, voicemailId, agentId }: PlannedUser) {
  const callerid = callerName(`${firstname} ${lastname}`);
  return { id, firstname, lastname, callerid, entityid: company.id, voicemailid: voicemailId, agentid: agentId };
}
