import type { ExampleRequest } from '../notes.ts';

const headers = { authorization: `Basic ${btoa('admin:proformatique')}`, 'user-agent': 'provisioning/2.1' };

const entities = '/xivo/configuration/json.php/restricted/manage/entity/';

/** Adds an entity to the PBX. */
export const entityAdded: ExampleRequest = {
  method: 'POST',
  url: `${entities}?act=add`,
  headers,
  body: { name: 'lab', displayname: 'Laboratory' },
};

/** Tries to add an entity, which the PBX refuses. */
export const entityRefused: ExampleRequest = { ...entityAdded, body: { name: 'Lab', displayname: 'Laboratory' } };

/** Makes the PBX send a command to Asterisk. */
export const asteriskReloaded: ExampleRequest = {
  method: 'GET',
  url: '/service/ipbx/json.php/restricted/control_system/reload/',
  headers,
};

/** Saves the current state as the snapshot `before`. */
export const snapshotSaved: ExampleRequest = { method: 'PUT', url: '/__admin/snapshots/before' };

/** Adds the fault rule `late`. */
export const faultAdded: ExampleRequest = {
  method: 'PUT',
  url: '/__admin/faults/late',
  body: {
    match: { operation: 'xivo/configuration/manage/entity:add' },
    preset: 'gateway-timeout',
    trigger: { times: 2 },
  },
};

/** Adds the account `reader`. */
export const accountAdded: ExampleRequest = {
  method: 'POST',
  url: '/__admin/accounts',
  body: { name: 'reader', login: 'reader', passwd: 'secret', rights: ['xivo/configuration/check'] },
};

/** Creates the world `w1`. */
export const worldCreated: ExampleRequest = { method: 'POST', url: '/__admin/worlds', body: { id: 'w1' } };

/** Stands for the id of the last request to the web services. */
export const lastRequestId = '{last request}';

/** Places a call that is over at once. */
export const callPlaced = {
  method: 'POST',
  url: '/__admin/calls',
  body: { from: { user: 1 }, to: '100', at: '2012-10-07T10:00:00', live: false },
} as const satisfies ExampleRequest;
