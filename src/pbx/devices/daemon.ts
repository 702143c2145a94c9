import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { newConfiguration } from './configuration.ts';
import { unlistedDevices } from './devices.ts';

/** A device known to the provisioning daemon, the web services, or both. */
type Device = Rows['devicefeatures'];

/**
 * Returns the device that the provisioning daemon knows at an IP address, and lists it in the web services (callcenter-configuration.md 18).
 * `undefined` if there is none.
 */
export function deviceAt(request: ActRequest, ip: string): Device | undefined {
  const device = ip === '' ? undefined : request.store.first('devicefeatures', { ip, provd: 1 }, 'id');
  if (device === undefined || device.listed === 1 || inDialectOf(request, unlistedDevices)) return device;
  return listDevice(request.store, device);
}

/** Ids follow the order of listing: the device takes the lowest id of the unlisted ones, which otherwise keep their order. */
function listDevice(store: Store, device: Device): Device {
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

/** Creates a configuration for the device; replaces an existing one only if `overwrite` is set. */
export function createConfiguration(
  store: Store,
  device: Device,
  { overwrite }: { readonly overwrite: boolean },
): void {
  if ((device.provdconfig ?? '') !== '' && !overwrite) return;
  store.update('devicefeatures', { id: device.id }, { provdconfig: JSON.stringify(newConfiguration) });
}

/** Lists all devices of the provisioning daemon in the web services, and publishes the daemon's configuration names. */
export function refreshDevices(store: Store): void {
  store.update('devicefeatures', { listed: 0 }, { listed: 1 });
  const named = store.query('devicefeatures', 'SELECT * FROM devicefeatures WHERE provdname IS NOT NULL');
  for (const { id, provdname } of named) {
    store.update('devicefeatures', { id }, { config: provdname, provdname: null });
  }
}
