import { withSlot } from '#pbx/devices/configuration.ts';
import type { Store } from '#store/store.ts';
import type { PlannedUser } from '../people.ts';

/** Models of phones; `prefix` is the part of the MAC address that identifies the vendor. */
const models = [
  { vendor: 'Aastra', model: '6731i', version: '3.2.2.1136', plugin: 'xivo-aastra-3.2.2.1136', prefix: '00:08:5d' },
  { vendor: 'Snom', model: '360', version: '8.4.35', plugin: 'xivo-snom-8.4.35', prefix: '00:04:13' },
  { vendor: 'Polycom', model: 'SPIP550', version: '3.2.4', plugin: 'xivo-polycom-3.2.4', prefix: '00:04:f2' },
] as const;

/** Position of the only line of a phone. */
const firstSlot = 1;

/** Writes a phone for each user, configured for their line. */
export function writeDevices(store: Store, users: readonly PlannedUser[], serverAddress: string): void {
  const shared = { sn: '', proto: '', internal: 0, configured: 1, commented: 0, description: '' };
  store.insertMany(
    'devicefeatures',
    shared,
    users.map((user) => rowOf(user, serverAddress)),
  );
}

/** IP and MAC addresses are derived from the id, so that they are unique. */
function rowOf(user: PlannedUser, serverAddress: string) {
  const { deviceId, deviceKey } = user;
  const { prefix, ...model } = models[deviceId % models.length] ?? models[0];
  const bytes = [16, 8, 0].map((shift) => (deviceId >> shift) & 0xff);
  return {
    id: deviceId,
    deviceid: deviceKey,
    config: deviceKey,
    ip: `10.${100 + (Math.floor(deviceId / (250 * 256)) % 100)}.${Math.floor(deviceId / 250) % 256}.${1 + (deviceId % 250)}`,
    mac: `${prefix}:${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':')}`,
    ...model,
    provdconfig: JSON.stringify(withSlot(undefined, firstSlot, accountOf(user, serverAddress))),
  };
}

function accountOf({ lineName, secret, firstname, lastname, number }: PlannedUser, serverAddress: string) {
  return {
    proxy_ip: serverAddress,
    username: lineName,
    auth_username: lineName,
    password: secret,
    display_name: `${firstname} ${lastname}`,
    registrar_ip: serverAddress,
    number,
  };
}
