import { parse } from '#fields/evaluate.ts';
import { callerName } from '#pbx/json/caller-names.ts';
import { lineFields } from '#pbx/lines/fields.ts';
import { addedSipFields } from '#pbx/lines/sip-fields.ts';
import { ownerVariable } from '#pbx/lines/values.ts';
import type { Store } from '#store/store.ts';
import type { PlannedUser } from '../people.ts';
import { writeNumbers } from './numbers.ts';
import { generatedLanguage, simultaneousCalls } from './settings.ts';

/** Writes a SIP line for each user, with their number and on their device. */
export function writeLines(store: Store, users: readonly PlannedUser[], serverAddress: string): void {
  store.insertMany('usersip', sharedSipColumns(), users.map(sipOf));
  store.insertMany(
    'linefeatures',
    { ...sharedLineColumns(), protocol: 'sip', ipfrom: serverAddress },
    users.map(lineOf),
  );
  writeNumbers(
    store,
    'user',
    users.map(({ id, lineId, company, number }) => {
      const appdata = `user,s,1(${id},${lineId},,${generatedLanguage})`;
      return { id: lineId, context: company.name, number, appdata };
    }),
  );
}

function sharedSipColumns() {
  const body = { name: '-', context: '-', language: generatedLanguage, 'call-limit': 2 * simultaneousCalls };
  return parse(addedSipFields, body, 'protocol');
}

function sipOf({ id, sipId, lineName, secret, company, number, firstname, lastname }: PlannedUser) {
  return {
    id: sipId,
    name: lineName,
    secret,
    context: company.name,
    mailbox: `${number}@${company.name}`,
    callerid: callerName(callerName(`${firstname} ${lastname}`), number),
    setvar: ownerVariable(id),
  };
}

/** As in a request to add a user (pbx_settings-lines-users.md 3.4): the first line, which rings for 30 seconds. */
function sharedLineColumns() {
  const body = { protocolid: 0, iduserfeatures: 0, name: '-', context: '-', rules_time: '30', rules_order: 1, num: 1 };
  return parse(lineFields, body, 'linefeatures');
}

function lineOf({ id, lineId, sipId, deviceId, lineName, number, company, provisioningId }: PlannedUser) {
  return {
    id: lineId,
    protocolid: sipId,
    iduserfeatures: id,
    device: String(deviceId),
    name: lineName,
    number,
    context: company.name,
    provisioningid: provisioningId,
  };
}
