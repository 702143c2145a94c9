import * as z from 'zod';
import { tableOf } from '#pbx/protocols/rows.ts';
import type { QueryRow } from '#store/query.ts';
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

const trunkOverview = () =>
  z
    .object({
      ...common(),
      protocol: z.string().describe('Protocol: `sip`, `iax` or `custom`.'),
      name: z.string().describe('Name of the account, or interface of a custom trunk.'),
      host: z.string().describe('Host of the other side; empty for a custom trunk.'),
      context: z.string().describe('Context of incoming calls; empty if there is none.'),
      isDisabled: z.boolean().describe('True if the trunk is disabled.'),
      registers: z.boolean().describe('True if the PBX registers at the other side.'),
      outcalls: z.array(link()).readonly().describe('Outgoing calls that use the trunk.'),
    })
    .meta({ title: 'TrunkOverview', description: 'A trunk with the outgoing calls that use it.' });

/** A trunk with the outgoing calls that use it. */
export type TrunkOverview = z.output<ReturnType<typeof trunkOverview>>;

const columns = {
  id: 'trunkfeatures.id',
  protocol: 'trunkfeatures.protocol',
  protocolid: 'trunkfeatures.protocolid',
  registerid: 'trunkfeatures.registerid',
  registercommented: 'trunkfeatures.registercommented',
  name: 'text?',
  host: 'text?',
  context: 'text?',
  commented: 'number?',
} as const;

const outcallColumns = { trunk: 'outcalltrunk.trunkfeaturesid', id: 'outcall.id', name: 'outcall.name' } as const;

type Outcall = QueryRow<typeof outcallColumns>;

const account = (column: string) => `coalesce(s.${column}, x.${column}, c.${column})`;
const name = 'coalesce(s.name, x.name, c.interface)';
const host = 'coalesce(s.host, x.host)';

const select = `t.id, t.protocol, t.protocolid, t.registerid, t.registercommented, ${name} AS name, ${host} AS host,
  ${account('context')} AS context, ${account('commented')} AS commented`;

const from = `trunkfeatures t
  LEFT JOIN usersip s ON t.protocol = 'sip' AND s.id = t.protocolid
  LEFT JOIN useriax x ON t.protocol = 'iax' AND x.id = t.protocolid
  LEFT JOIN usercustom c ON t.protocol = 'custom' AND c.id = t.protocolid`;

function page(store: Store, request: PageRequest): Page<TrunkOverview> {
  const condition = selection({ id: 't.id', searched: [name, host, 't.protocol', 't.description'] }, request);
  const { total, rows: trunks } = rowsOfPage(
    store,
    { shape: columns, select, from, condition, order: 't.id' },
    request,
  );
  const outcalls = outcallsOf(
    store,
    trunks.map(({ id }) => id),
  );
  return { total, items: trunks.map((trunk) => toItem(trunk, outcalls.get(trunk.id) ?? [])) };
}

function toItem(trunk: QueryRow<typeof columns>, outcalls: readonly Outcall[]): TrunkOverview {
  const { id, protocol, protocolid, registerid, registercommented, commented } = trunk;
  const settings: Readonly<Record<string, string>> = { sip: 'staticsip', iax: 'staticiax' };
  const table = settings[protocol];
  return {
    id,
    operation: `ipbx/trunk_management/${protocol}:view`,
    protocol,
    name: trunk.name ?? '',
    host: trunk.host ?? '',
    context: trunk.context ?? '',
    isDisabled: (commented ?? 0) !== 0,
    registers: registerid !== 0 && registercommented === 0,
    outcalls: outcalls.map((outcall) => ({ type: 'outcall', id: outcall.id, label: outcall.name })),
    rows: [
      { table: 'trunkfeatures', key: { id } },
      { table: tableOf(protocol), key: { id: protocolid } },
      ...(table === undefined || registerid === 0 ? [] : [{ table, key: { id: registerid } }]),
      { table: 'contextmember', key: { type: `trunk${protocol}`, typeval: String(protocolid) } },
      { table: 'outcalltrunk', key: { trunkfeaturesid: id } },
    ],
  };
}

function outcallsOf(store: Store, trunkIds: readonly number[]) {
  const rows = store.query(
    outcallColumns,
    `SELECT t.trunkfeaturesid AS trunk, o.id, o.name FROM outcalltrunk t JOIN outcall o ON o.id = t.outcallid
    WHERE t.trunkfeaturesid IN (SELECT value FROM json_each(?)) ORDER BY o.id`,
    listOf(trunkIds),
  );
  return groupedBy(rows, ({ trunk }) => trunk);
}

/** The trunks of the PBX. */
export const trunksOverview: OverviewKind = {
  name: 'trunks',
  table: 'trunkfeatures',
  summary: 'The trunks of all protocols with the outgoing calls that use them',
  answer: () => pageOf(trunkOverview()),
  page,
};
