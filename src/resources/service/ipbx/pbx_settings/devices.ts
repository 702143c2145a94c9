import { list, search } from '#core/acts.ts';
import { defineResource } from '#core/define-resource.ts';
import { viewDescription } from '#core/descriptions.ts';
import { missing } from '#core/missing.ts';
import { type ActRequest, idOf, inDialectOf } from '#core/request.ts';
import { act, type Outcome } from '#core/resource.ts';
import type { Difference } from '#dialect.ts';
import { refreshDevices } from '#pbx/devices/daemon.ts';
import { findDevice, findDeviceByName, knownDevices, unlistedDevices } from '#pbx/devices/devices.ts';
import type { JsonRecord } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import { containsText, searchedText } from '#store/search.ts';
import { deviceAnswers } from './devices/answers.ts';
import { deviceRows } from './devices/rows.ts';
import { flatKeys, toDeviceItems, toDeviceView } from './devices/show.ts';

const viewedIds: Difference<'number' | 'number or device id'> = {
  where: 'devices `view`: `id`',
  recorded: { text: 'numeric id; a 32-character one is 404', value: 'number' },
  documented: { text: 'both', value: 'number or device id' },
  why: 'the page names the `deviceid`, clients use both',
};

const searchMatch: Difference<'substring' | 'exact'> = {
  where: 'devices `search`',
  recorded: { text: 'substring of ip, mac, plugin, vendor, model, number of an attached line', value: 'substring' },
  documented: { text: 'equal to ip or mac, ignoring case', value: 'exact' },
  why: 'the page documents an exact match',
};

function listDevices(request: ActRequest): readonly JsonRecord[] {
  refreshDevices(request.store);
  return toDeviceItems(request, knownDevices(request), ({ provd }) => provd === 1);
}

function searchDevices(request: ActRequest, text: string): readonly JsonRecord[] {
  const knownIds = new Set(knownDevices(request).map((device) => device.id));
  const matches = matchingDevices(request, text).filter((device) => knownIds.has(device.id));
  return toDeviceItems(request, matches, () => false);
}

function matchingDevices({ store, dialect }: ActRequest, text: string): readonly Rows['devicefeatures'][] {
  if (searchMatch[dialect].value === 'exact') {
    const needle = searchedText(text);
    const sql = 'SELECT * FROM devicefeatures WHERE folded(ip) = ? OR folded(mac) = ? ORDER BY id';
    return store.query('devicefeatures', sql, needle, needle);
  }
  const { sql, values } = containsText(['d.ip', 'd.mac', 'd.plugin', 'd.vendor', 'd.model', 'l.number'], text);
  const lines = 'LEFT JOIN linefeatures l ON l.device = CAST(d.id AS TEXT) AND l.internal = 0';
  const query = `SELECT DISTINCT d.* FROM devicefeatures d ${lines} WHERE ${sql} ORDER BY d.id`;
  return store.query('devicefeatures', query, ...values);
}

function view(request: ActRequest): Outcome {
  const device = viewedDevice(request);
  return device === undefined ? missing(request) : { status: 200, json: toDeviceView(request, device) };
}

function viewedDevice(request: ActRequest): Rows['devicefeatures'] | undefined {
  const id = idOf(request);
  if (id !== undefined) return findDevice(request, id);
  const name = request.query.storedText('id') ?? '';
  return inDialectOf(request, viewedIds) === 'number' ? undefined : findDeviceByName(request, name);
}

const searchDetails =
  'In the dialect `documented` the text is compared with the whole address, `ip` or `mac`; in `recorded` it may be part of several fields.';
const idDetails = 'The dialect `documented` also finds a device by its `deviceid`.';

export const devices = defineResource({
  base: 'service/ipbx',
  path: 'pbx_settings/devices',
  nouns: { one: 'device', many: 'devices' },
  fallback: 'list',
  acts: {
    list: list(listDevices),
    search: search(searchDevices, { details: searchDetails }),
    view: act(viewDescription({ unknown: 404 }, { details: idDetails }), view),
  },
  rows: deviceRows,
  answers: deviceAnswers,
  differences: [flatKeys, viewedIds, searchMatch, unlistedDevices],
});
