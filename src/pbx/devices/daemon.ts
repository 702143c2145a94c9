import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { newConfiguration } from './configuration.ts';
import { unlistedDevices } from './devices.ts';

/** A device as the provisioning daemon and the web services know it. */
type Device = Rows['devicefeatures'];

/**
 * The device that the provisioning daemon has at an address; from now on the web services know it too (callcenter-configuration.md 18).
 * `undefined` when the daemon has none there.
 */
export function deviceAt(request: ActRequest, ip: string): Device | undefined {
  const device = ip === '' ? undefined : request.store.first('devicefeatures', { ip, provd: 1 }, 'id');
  if (device === undefined || device.listed === 1 || inDialectOf(request, unlistedDevices)) return device;
  return makeKnown(request.store, device);
}

/** Ids go by first appearance: the device takes the first of those that are still free, the others keep their order. */
function makeKnown(store: Store, device: Device): Device {
  const unlisted = store.all('devicefeatures', { listed: 0 }, 'id');
  const first = { ...device, id: unlisted[0]?.id ?? device.id, listed: 1 };
  const others = unlisted.filter(({ id }) => id !== device.id);
  store.delete('devicefeatures', { listed: 0 });
  store.insert('devicefeatures', first);
  for (const [index, row] of others.entries()) {
    store.insert('devicefeatures', { ...row, id: unlisted[index + 1]?.id ?? row.id });
  }
  return first;
}

/** Makes a configuration named after the device, in place of the one that it has when it is to be `renewed`. */
export function makeConfiguration(store: Store, device: Device, { renewed }: { readonly renewed: boolean }): void {
  if ((device.provdconfig ?? '') !== '' && !renewed) return;
  store.update('devicefeatures', { id: device.id }, { provdconfig: JSON.stringify(newConfiguration) });
}

/** The web services learn the names of configurations that the daemon gave to devices, and the devices that it has found. */
export function refreshDevices(store: Store): void {
  store.update('devicefeatures', { listed: 0 }, { listed: 1 });
  store.run('UPDATE devicefeatures SET config = provdname, provdname = NULL WHERE provdname IS NOT NULL');
}
