import { parse } from '#fields/evaluate.ts';
import { callerName } from '#pbx/json/caller-names.ts';
import { userFields } from '#resources/service/ipbx/pbx_settings/users/fields.ts';
import type { Store } from '#store/store.ts';
import type { PlannedUser } from '../people.ts';
import { languageOfAll, simultaneousCalls } from './settings.ts';

/** Writes the users themselves; lines, voicemails and devices have their own writers. */
export function writeUsers(store: Store, users: readonly PlannedUser[]): void {
  const sent = {
    firstname: '-',
    entityid: 1,
    language: languageOfAll,
    simultcalls: simultaneousCalls,
    enablehint: true,
    enablexfer: true,
    enablevoicemail: true,
    voicemailtype: 'asterisk',
  };
  const same = { ...parse(userFields, sent, 'userfeatures'), pictureid: null, cti_profile_id: null, commented: 0 };
  store.insertMany('userfeatures', same, users.map(rowOf));
}

function rowOf({ id, company, firstname, lastname, voicemailId, agentId }: PlannedUser) {
  const callerid = callerName(`${firstname} ${lastname}`);
  return { id, firstname, lastname, callerid, entityid: company.id, voicemailid: voicemailId, agentid: agentId };
}
