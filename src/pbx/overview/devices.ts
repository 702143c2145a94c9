import * as z from 'zod';
import { fullName } from '#pbx/json/record-json.ts';
import type { QueryRow } from '#store/query.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import {
  common,
  groupedBy,
  link,
  listOf,
  type OverviewKind,
  type Page,
  type PageRequest,
  pageOf,
  rowsOfPage,
  selection,
} from './kind.ts';

const deviceOverview = () =>
  z
    .object({
      ...common(),
      mac: z.string().describe('MAC address.'),
      ip: z.string().describe('IP address; empty if unknown.'),
      vendor: z.string().describe('Vendor.'),
      model: z.string().describe('Model.'),
      plugin: z.string().describe('Provisioning plugin; empty if unknown.'),
      isConfigured: z.boolean().describe('True if the device is configured.'),
      lines: z.array(link()).readonly().describe('Lines of the device.'),
      users: z.array(link()).readonly().describe('Users of those lines.'),
    })
    .meta({ title: 'DeviceOverview', description: 'A device with its lines and their users.' });

/** A device with its lines and their users. */
export type DeviceOverview = z.output<ReturnType<typeof deviceOverview>>;

const lineColumns = {
  device: 'linefeatures.device',
  id: 'linefeatures.id',
  number: 'linefeatures.number',
  context: 'linefeatures.context',
  name: 'linefeatures.name',
  userid: 'userfeatures.id?',
  firstname: 'userfeatures.firstname?',
  lastname: 'userfeatures.lastname?',
} as const;

type Line = QueryRow<typeof lineColumns>;

const searched = ['mac', 'ip', 'vendor', 'model', 'plugin', 'deviceid'];

function page(store: Store, request: PageRequest): Page<DeviceOverview> {
  const table = { shape: 'devicefeatures', select: '*', from: 'devicefeatures', order: 'id' } as const;
  const condition = selection({ id: 'id', searched }, request);
  const { total, rows: devices } = rowsOfPage(store, { ...table, condition }, request);
  const lines = linesOf(
    store,
    devices.map(({ id }) => String(id)),
  );
  return { total, items: devices.map((device) => toItem(device, lines.get(String(device.id)) ?? [])) };
}

function toItem(device: Rows['devicefeatures'], lines: readonly Line[]): DeviceOverview {
  return {
    id: device.id,
    operation: 'ipbx/pbx_settings/devices:view',
    mac: device.mac,
    ip: device.ip ?? '',
    vendor: device.vendor,
    model: device.model,
    plugin: device.plugin ?? '',
    isConfigured: device.configured !== 0,
    lines: lines.map(({ id, number, context, name }) => ({
      type: 'line',
      id,
      label: number ? `${number}@${context}` : name,
    })),
    users: lines.flatMap(({ userid, firstname, lastname }) => {
      if (userid === null) return [];
      return [{ type: 'user', id: userid, label: fullName({ firstname: firstname ?? '', lastname: lastname ?? '' }) }];
    }),
    rows: [
      { table: 'devicefeatures', key: { id: device.id } },
      { table: 'linefeatures', key: { device: String(device.id) } },
    ],
  };
}

function linesOf(store: Store, deviceIds: readonly string[]) {
  const rows = store.query(
    lineColumns,
    `SELECT l.device, l.id, l.number, l.context, l.name, u.id AS userid, u.firstname, u.lastname
    FROM linefeatures l LEFT JOIN userfeatures u ON u.id = l.iduserfeatures
    WHERE l.device IN (SELECT value FROM json_each(?)) AND l.internal = 0 ORDER BY l.num, l.id`,
    listOf(deviceIds),
  );
  return groupedBy(rows, ({ device }) => device);
}

/** The devices of the PBX. */
export const devicesOverview: OverviewKind = {
  name: 'devices',
  table: 'devicefeatures',
  summary: 'The devices with their lines and users',
  answer: () => pageOf(deviceOverview()),
  page,
};
