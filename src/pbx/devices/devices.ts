import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { BadRequest } from '#errors.ts';
import { displayNameOf } from '#pbx/json/caller-names.ts';
import { isSipRow, protocolRowOf } from '#pbx/protocols/rows.ts';
import { integer } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import {
  type DeviceConfiguration,
  isSccp,
  parseConfiguration,
  type Slot,
  sccpConfiguration,
  slotsOf,
  withoutSlot,
  withSlot,
} from './configuration.ts';

type Device = Rows['devicefeatures'];
type Line = Rows['linefeatures'];
/** The part of a line that names its device. */
type OnDevice = Pick<Line, 'device'>;

export const deviceIds: Difference<boolean> = {
  where: 'lines and users `add`, `edit`: `device`',
  recorded: { text: 'numeric id only', value: false },
  documented: { text: 'numeric id or the 32-character `deviceid`; stored and answered as the numeric id', value: true },
  why: 'the newest client knows a device only by its `deviceid`',
};

export const unlistedDevices: Difference<boolean> = {
  where: 'devices that only the provisioning daemon knows (`_provisioning_devices.json` of the seeds)',
  recorded: { text: 'exist after the first `list` of devices', value: false },
  documented: { text: 'exist from the start', value: true },
  why: 'a client does not list the devices before it uses one',
};

/** True if the line is on a device; `''` and `'0'` mean none. */
export function hasDevice({ device }: OnDevice): boolean {
  return !isNone(device ?? '');
}

/** The devices that the web services list, by id. */
export function knownDevices(request: ActRequest): readonly Device[] {
  return request.store.all('devicefeatures', {}, 'id').filter((device) => isKnown(request, device));
}

/** Returns the device with the numeric id, or `undefined` if the web services do not list it (pbx_settings-lines-users.md 2.2). */
export function findDevice(request: ActRequest, id: number): Device | undefined {
  const device = request.store.first('devicefeatures', { id });
  return device !== undefined && isKnown(request, device) ? device : undefined;
}

/** Same as `findDevice`, by numeric id or, in dialect `documented`, by the `deviceid` of the provisioning daemon. */
export function findDeviceByName(request: ActRequest, name: string): Device | undefined {
  if (/^\d{1,10}$/.test(name)) return findDevice(request, Number(name));
  if (!inDialectOf(request, deviceIds)) return undefined;
  const device = request.store.first('devicefeatures', { deviceid: name });
  return device !== undefined && isKnown(request, device) ? device : undefined;
}

/** The text that a line stores for a device named in a body: its numeric id, or the name itself if it matches no device. */
export function storedDevice(request: ActRequest, name: string): string {
  const device = findDeviceByName(request, name);
  return device === undefined || isNone(name) ? name : String(device.id);
}

/** Throws `BadRequest` if the line names a device that does not exist. */
export function requireDevice(request: ActRequest, line: OnDevice): void {
  const value = line.device ?? '';
  if (!hasDevice(line) || findDeviceByName(request, value) !== undefined) return;
  throw new BadRequest({
    message: `linefeatures.device: there is no device ${value}`,
    field: 'linefeatures.device',
    rule: 'device',
    value,
  });
}

/**
 * Configures the device of a line. It always gets the account and the slot of the owner's first line, even if `line` is another
 * one (pbx_settings-lines-users.md 2.3).
 */
export function fillSlot(request: ActRequest, line: Line): void {
  const device = findDevice(request, integer(line, 'device'));
  if (device === undefined) return;
  const first = firstLineOfOwner(request.store, line);
  const stored = parseConfiguration(device.provdconfig ?? '');
  const configuration =
    first.protocol === 'sccp'
      ? sccpConfiguration(stored, first.ipfrom ?? '')
      : withSlot(stored, integer(first, 'num'), slotOf(request.store, first));
  save(request, device, { configuration, config: device.deviceid });
}

/** Updates the devices after an edit changed a line from `old` to `line`. */
export function moveSlot(request: ActRequest, old: Line, line: Line): void {
  const isSame = (old.device ?? '') === (line.device ?? '');
  if (hasDevice(old)) isSame ? clearSlot(request, old) : releaseSlot(request, old);
  if (hasDevice(line)) fillSlot(request, line);
}

/**
 * Removes a line from its device. A device without any SIP account left returns to automatic provisioning and is removed from all
 * lines that still name it.
 */
export function releaseSlot(request: ActRequest, line: Line): void {
  const configuration = clearSlot(request, line);
  if (configuration === undefined || Object.keys(slotsOf(configuration)).length > 0) return;
  const device = line.device ?? '';
  const config = `autoprov${request.clock.seconds()}`;
  request.store.update('devicefeatures', { id: device }, { config });
  request.store.update('linefeatures', { device }, { device: '0' });
}

/** Removes the line's account. Returns the new configuration; `undefined` if there is no device or it has no slots. */
function clearSlot(request: ActRequest, line: Line): DeviceConfiguration | undefined {
  const device = findDevice(request, integer(line, 'device'));
  if (device === undefined) return undefined;
  const stored = parseConfiguration(device.provdconfig ?? '') ?? withSlot(undefined, 0, undefined);
  if (isSccp(stored)) return undefined;
  const configuration = withoutSlot(stored, integer(line, 'num'));
  save(request, device, { configuration, config: device.config ?? '' });
  return configuration;
}

function isNone(device: string): boolean {
  return device === '' || device === '0';
}

function isKnown(request: ActRequest, device: Device): boolean {
  return device.listed === 1 || inDialectOf(request, unlistedDevices);
}

function firstLineOfOwner(store: Store, line: Line): Line {
  const owner = integer(line, 'iduserfeatures');
  if (owner === 0) return line;
  return store.first('linefeatures', { iduserfeatures: owner, internal: 0 }, 'id') ?? line;
}

/** The account of a SIP line on a phone; `undefined` for other lines. */
function slotOf(store: Store, line: Line): Slot | undefined {
  const protocol = protocolRowOf(store, line);
  if (protocol === undefined || !isSipRow(protocol)) return undefined;
  const [server, number] = [line.ipfrom ?? '', line.number ?? ''];
  return {
    proxy_ip: server,
    username: protocol.name,
    auth_username: protocol.name,
    password: protocol.secret,
    display_name: displayNameOf(protocol.callerid ?? ''),
    registrar_ip: server,
    ...(number !== '' && { number }),
  };
}

function save(
  request: ActRequest,
  device: Device,
  { configuration, config }: { configuration: DeviceConfiguration; config: string },
): void {
  const changes = { config, provdname: null, configured: 1, provdconfig: JSON.stringify(configuration) };
  request.store.update('devicefeatures', { id: device.id }, changes);
  request.commands.push({ daemon: 'provd', command: `configure device ${device.deviceid}` });
}
