import { list, missing, search } from '../../../../acts.ts';
import { type Call, idOf, inDialectOf } from '../../../../call.ts';
import type { Difference } from '../../../../dialect.ts';
import { refreshDevices } from '../../../../pbx/daemon-devices.ts';
import { deviceNamed, deviceWith, knownDevices, unlistedDevices } from '../../../../pbx/devices.ts';
import type { Item } from '../../../../pbx/records.ts';
import type { Outcome, Resource } from '../../../../resource.ts';
import type { Row } from '../../../../store/row.ts';
import { containsText, searchedText } from '../../../../store/search.ts';
import { flatKeys, listItem, viewItem } from './devices/items.ts';

const viewedIds: Difference<'number' | 'number or device id'> = {
  where: 'devices `view`: `id`',
  recorded: { told: 'numeric id; a 32-character one is 404', value: 'number' },
  documented: { told: 'both', value: 'number or device id' },
  why: 'the page names the `deviceid`, clients use both',
};

const searched: Difference<'part' | 'whole'> = {
  where: 'devices `search`',
  recorded: { told: 'substring of ip, mac, plugin, vendor, model, number of an attached line', value: 'part' },
  documented: { told: 'equal to ip or mac, case apart', value: 'whole' },
  why: 'the page: exact match',
};

function listDevices(call: Call): readonly Item[] {
  refreshDevices(call.store);
  return knownDevices(call).map((device) => listItem(call, device, { provdexist: device['provd'] === 1 }));
}

function searchDevices(call: Call, text: string): readonly Item[] {
  const known = new Set(knownDevices(call).map((device) => device['id']));
  return found(call, text)
    .filter((device) => known.has(device['id'] ?? null))
    .map((device) => listItem(call, device, { provdexist: false }));
}

function found({ store, world }: Call, text: string): readonly Row[] {
  if (searched[world.dialect].value === 'whole') {
    const needle = searchedText(text);
    const sql = 'SELECT * FROM devicefeatures WHERE folded(ip) = ? OR folded(mac) = ? ORDER BY id';
    return store.select(sql, needle, needle);
  }
  const { sql, values } = containsText(['d.ip', 'd.mac', 'd.plugin', 'd.vendor', 'd.model', 'l.number'], text);
  const lines = 'LEFT JOIN linefeatures l ON l.device = CAST(d.id AS TEXT) AND l.internal = 0';
  return store.select(`SELECT DISTINCT d.* FROM devicefeatures d ${lines} WHERE ${sql} ORDER BY d.id`, ...values);
}

function view(call: Call): Outcome {
  const device = viewedDevice(call);
  return device === undefined ? missing(call) : { status: 200, json: viewItem(call, device) };
}

function viewedDevice(call: Call): Row | undefined {
  const id = idOf(call);
  if (id !== undefined) return deviceWith(call, id);
  const name = call.query.storedText('id') ?? '';
  return inDialectOf(call, viewedIds) === 'number' ? undefined : deviceNamed(call, name);
}

export const devices: Resource = {
  base: 'service/ipbx',
  path: 'pbx_settings/devices',
  nouns: { one: 'device', many: 'devices' },
  fallback: 'list',
  acts: { list: list(listDevices), search: search(searchDevices), view },
  differences: [flatKeys, viewedIds, searched, unlistedDevices],
};
