import { registrationRow } from '#pbx/trunks/registrations.ts';
import { sipRegistrations } from '#pbx/trunks/sip-registrations.ts';
import { readSipAccount } from '#resources/service/ipbx/trunk_management/sip/fields.ts';
import type { Store } from '#store/store.ts';
import type { PlannedTrunk } from '../routes.ts';

/** Writes the trunks with their accounts, registrations and contexts. */
export function writeTrunks(store: Store, trunks: readonly PlannedTrunk[]): void {
  for (const trunk of trunks) {
    const { id, accountId, registrationId, company, name, secret, host } = trunk;
    const context = company.incallContext;
    const account = readSipAccount({ name, username: name, secret, host, context, type: 'peer', transport: 'udp' });
    const register = { transport: 'udp', username: name, password: secret, host };
    store.insert('usersip', { ...account, id: accountId, protocol: 'sip', category: 'trunk' });
    store.insert('staticsip', { ...registrationRow(sipRegistrations, register), id: registrationId });
    const trunkColumns = { protocol: 'sip', protocolid: accountId, registerid: registrationId, registercommented: 0 };
    store.insert('trunkfeatures', { ...trunkColumns, id, description: '' });
    store.insert('contextmember', { context, type: 'trunksip', typeval: String(accountId), varname: 'context' });
  }
}
