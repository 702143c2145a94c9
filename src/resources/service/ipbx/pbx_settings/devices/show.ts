import * as z from 'zod';
import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { parseConfiguration } from '#pbx/devices/configuration.ts';
import { type JsonRecord, recordWriter } from '#pbx/json/record-json.ts';
import { lineJson } from '#pbx/lines/views.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';

export const flatKeys: Difference<boolean> = {
  where: 'devices `list`, `search`, `view`: keys',
  recorded: { text: 'the old shape only', value: false },
  documented: {
    text: 'followed by the flat keys `id ip mac model plugin vendor version sn proto description status template_id`',
    value: true,
  },
  why: 'the newest client reads these',
};

type Device = Rows['devicefeatures'];

/** Columns that the real server does not have. */
export const mockColumns: readonly (keyof Device)[] = [
  'added',
  'template_id',
  'capabilities',
  'provd',
  'provdconfig',
  'provdname',
  'listed',
];

/** The casts of `devicefeatures`. */
export const deviceCasts = { int: ['id'], bool: ['configured', 'commented'] } as const;

/** Returns devices as list items; `isInDaemon` says whether the provisioning daemon has a device. */
export function toDeviceItems(
  request: ActRequest,
  devices: readonly Device[],
  isInDaemon: (device: Device) => boolean,
): readonly JsonRecord[] {
  const lines = firstLinesOn(request.store, devices);
  return devices.map((device) => {
    const line = lines.get(String(device.id));
    return {
      devicefeatures: features(device),
      provdexist: isInDaemon(device),
      linefeatures: line !== undefined && lineJson(line),
      ...flatItem(request, device),
    };
  });
}

/** Returns the line with the lowest id of each device, by the id of the device. */
function firstLinesOn(store: Store, devices: readonly Device[]): ReadonlyMap<string, Rows['linefeatures']> {
  const ids = devices.map(({ id }) => String(id));
  const lines = store.allWith('linefeatures', 'device', ids, 'id DESC').filter(({ internal }) => internal === 0);
  return new Map(lines.map((line) => [line.device ?? '', line]));
}

/** Returns the view of a device, with the data of the provisioning daemon. */
export function toDeviceView(request: ActRequest, device: Device): JsonRecord {
  const config = parseConfiguration(device.provdconfig ?? '');
  return {
    devicefeatures: features(device),
    deviceprovd: device.provd !== 0 && daemonRecord(device),
    capabilities: capabilitiesOf(device),
    config: config ?? false,
    deviceconfig: config !== undefined && {
      id: device.deviceid,
      configdevice: device.template_id ?? '',
      parent_ids: ['base', device.template_id ?? ''],
      raw_config: config,
      deletable: true,
    },
    ...flatItem(request, device),
  };
}

const features = recordWriter<Device>(deviceCasts, { omitted: mockColumns });

function daemonRecord(device: Device): JsonRecord {
  return {
    id: device.deviceid,
    ...columnsOf(device, ['mac', 'ip', 'vendor', 'model', 'version', 'plugin']),
    configured: device.configured !== 0,
    ...columnsOf(device, ['added']),
    config: configurationName(device),
  };
}

/** `false` for a plugin or model that the daemon does not know. */
function capabilitiesOf(device: Device): Json {
  const stored = device.capabilities ?? '';
  return stored === '' ? false : z.json().parse(JSON.parse(stored));
}

function flatItem(request: ActRequest, device: Device): JsonRecord {
  if (!inDialectOf(request, flatKeys)) return {};
  const { ip, mac, model, plugin, vendor, version, sn, proto, description } = device;
  return {
    id: device.deviceid,
    ip,
    mac,
    model,
    plugin,
    vendor,
    version,
    sn,
    proto,
    description,
    status: statusOf(device),
    template_id: device.template_id ?? '',
  };
}

function statusOf(device: Device): string {
  if (device.configured === 0) return 'not_configured';
  return configurationName(device).startsWith('autoprov') ? 'autoprov' : 'configured';
}

/** The name of the configuration in the daemon, which the record shows only after the next list (callcenter-configuration.md 18). */
function configurationName(device: Device): string {
  return device.provdname || device.config || '';
}

function columnsOf(device: Device, columns: readonly (keyof Device)[]): JsonRecord {
  return Object.fromEntries(columns.map((column) => [column, device[column]]));
}
