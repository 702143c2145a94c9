import * as z from 'zod';
import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { parseConfiguration } from '#pbx/devices/configuration.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import { lineJson } from '#pbx/lines/views.ts';
import type { Rows } from '#store/schema/rows.ts';
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
export const mockColumns: readonly string[] = [
  'added',
  'template_id',
  'capabilities',
  'provd',
  'provdconfig',
  'provdname',
  'listed',
] satisfies (keyof Device)[];

/** The casts of `devicefeatures`. */
export const deviceCasts = { int: ['id'], bool: ['configured', 'commented'] } as const;

/** Returns a device as a list item. */
export function toDeviceItem(request: ActRequest, device: Device, { provdexist }: { provdexist: boolean }): JsonRecord {
  const line = request.store.first('linefeatures', { device: String(device.id), internal: 0 }, 'id');
  const linefeatures = line !== undefined && lineJson(line);
  return { devicefeatures: features(device), provdexist, linefeatures, ...flatItem(request, device) };
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

function features(device: Device): JsonRecord {
  const columns = Object.fromEntries(Object.entries(device).filter(([column]) => !mockColumns.includes(column)));
  return recordJson(columns, deviceCasts);
}

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
  return {
    id: device.deviceid,
    ...columnsOf(device, ['ip', 'mac', 'model', 'plugin', 'vendor', 'version', 'sn', 'proto', 'description']),
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
