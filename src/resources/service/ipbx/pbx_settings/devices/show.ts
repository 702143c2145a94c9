import * as z from 'zod';
import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { parseConfiguration } from '#pbx/devices/configuration.ts';
import { presentLine } from '#pbx/lines/views.ts';
import { type Item, present } from '#pbx/shown/records.ts';
import { type Row, text, truth } from '#store/row.ts';
import type { Json } from '#wire/json.ts';

export const flatKeys: Difference<boolean> = {
  where: 'devices `list`, `search`, `view`: keys',
  recorded: { told: 'the old shape only', value: false },
  documented: {
    told: 'followed by the flat keys `id ip mac model plugin vendor version sn proto description status template_id`',
    value: true,
  },
  why: 'the newest client reads these',
};

/** Columns that are this server's own. */
const ownColumns = ['added', 'template_id', 'capabilities', 'provd', 'provdconfig', 'provdname', 'listed'];

/** A device as lists show it. */
export function listItem(request: ActRequest, device: Row, { provdexist }: { provdexist: boolean }): Item {
  const [line] = request.store.all('linefeatures', { device: text(device, 'id'), internal: 0 }, 'id');
  const linefeatures = line !== undefined && presentLine(line);
  return { devicefeatures: features(device), provdexist, linefeatures, ...flatItem(request, device) };
}

/** A device with what the provisioning daemon knows of it. */
export function viewItem(request: ActRequest, device: Row): Item {
  const config = parseConfiguration(text(device, 'provdconfig'));
  return {
    devicefeatures: features(device),
    deviceprovd: truth(device, 'provd') && daemonRecord(device),
    capabilities: capabilitiesOf(device),
    config: config ?? false,
    deviceconfig: config !== undefined && {
      id: text(device, 'deviceid'),
      configdevice: text(device, 'template_id'),
      parent_ids: ['base', text(device, 'template_id')],
      raw_config: config,
      deletable: true,
    },
    ...flatItem(request, device),
  };
}

function features(device: Row): Item {
  const columns = Object.fromEntries(Object.entries(device).filter(([column]) => !ownColumns.includes(column)));
  return present(columns, { int: ['id'], bool: ['configured', 'commented'] });
}

function daemonRecord(device: Row): Item {
  return {
    id: text(device, 'deviceid'),
    ...picked(device, ['mac', 'ip', 'vendor', 'model', 'version', 'plugin']),
    configured: truth(device, 'configured'),
    ...picked(device, ['added']),
    config: configurationName(device),
  };
}

/** `false` for a plugin or model that the daemon does not know. */
function capabilitiesOf(device: Row): Json {
  const stored = text(device, 'capabilities');
  return stored === '' ? false : z.json().parse(JSON.parse(stored));
}

function flatItem(request: ActRequest, device: Row): Item {
  if (!inDialectOf(request, flatKeys)) return {};
  return {
    id: text(device, 'deviceid'),
    ...picked(device, ['ip', 'mac', 'model', 'plugin', 'vendor', 'version', 'sn', 'proto', 'description']),
    status: statusOf(device),
    template_id: text(device, 'template_id'),
  };
}

function statusOf(device: Row): string {
  if (!truth(device, 'configured')) return 'not_configured';
  return configurationName(device).startsWith('autoprov') ? 'autoprov' : 'configured';
}

/** The daemon's name of the configuration, which the record shows only after the next list (corrections.md 1.13). */
function configurationName(device: Row): string {
  return text(device, 'provdname') || text(device, 'config');
}

function picked(device: Row, columns: readonly string[]): Item {
  return Object.fromEntries(columns.map((column) => [column, device[column] ?? null]));
}
