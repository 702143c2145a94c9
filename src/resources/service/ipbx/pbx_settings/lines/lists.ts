import { type Call, inDialectOf } from '../../../../../call.ts';
import type { Difference } from '../../../../../dialect.ts';
import { protocolRowOf } from '../../../../../pbx/line-protocols.ts';
import { listLine } from '../../../../../pbx/line-views.ts';
import type { Item } from '../../../../../pbx/records.ts';
import type { Row } from '../../../../../store/row.ts';
import { type Condition, containsText } from '../../../../../store/search.ts';

export const freeInSearch: Difference<boolean> = {
  where: 'lines `search`: `free`',
  recorded: { told: 'ignored', value: false },
  documented: { told: 'filters as in `list`', value: true },
  why: 'the page gives it to both',
};

export const listedProtocols: Difference<readonly string[]> = {
  where: 'lines `list`, `search`: `protocol=sccp`',
  recorded: { told: '204', value: ['sip', 'custom', 'iax'] },
  documented: { told: 'the sccp lines', value: ['sip', 'custom', 'iax', 'sccp'] },
  why: 'the page names the protocol',
};

export const iaxItems: Difference<'bare' | 'full'> = {
  where: 'lines `list`, `search`: `protocol=iax`',
  recorded: { told: 'items without the iax columns, `identity` `"/"`', value: 'bare' },
  documented: { told: 'full items', value: 'full' },
  why: 'the page names `iax` like the others',
};

export function listLines(call: Call): readonly Item[] {
  return itemsOf(call, [...protocolFilter(call), ...freeFilter(call)]);
}

/** Finds lines by number, name and, unless one is given, by context. */
export function searchLines(call: Call, searched: string): readonly Item[] {
  const context = call.query.storedText('context') ?? '';
  const columns = context === '' ? ['number', 'name', 'context'] : ['number', 'name'];
  return itemsOf(call, [
    containsText(columns, searched),
    ...(context === '' ? [] : [{ sql: 'context = ?', values: [context] }]),
    ...protocolFilter(call),
    ...(inDialectOf(call, freeInSearch) ? freeFilter(call) : []),
  ]);
}

function itemsOf(call: Call, conditions: readonly Condition[]): readonly Item[] {
  const where = ['internal = 0', ...conditions.map(({ sql }) => sql)].join(' AND ');
  const values = conditions.flatMap((condition) => condition.values);
  const rows = call.store.select(`SELECT * FROM linefeatures WHERE ${where} ORDER BY id`, ...values);
  return rows.flatMap((line) => itemOf(call, line));
}

/** A line whose protocol row is gone is not listed. */
function itemOf(call: Call, line: Row): readonly Item[] {
  const isBare = call.query.text('protocol') === 'iax' && inDialectOf(call, iaxItems) === 'bare';
  const protocol = isBare ? undefined : protocolRowOf(call.store, line);
  if (protocol === undefined && !isBare) return [];
  const [owner] = call.store.select(ownerSql, line['iduserfeatures'] ?? null);
  return [listLine(line, protocol, owner)];
}

const ownerSql = 'SELECT firstname, lastname FROM userfeatures WHERE id = ?';

/** An unknown protocol finds nothing. */
function protocolFilter({ query, world }: Call): readonly Condition[] {
  const protocol = query.text('protocol');
  if (protocol === undefined) return [];
  const isKnown = listedProtocols[world.dialect].value.includes(protocol);
  return [isKnown ? { sql: 'protocol = ?', values: [protocol] } : { sql: '0', values: [] }];
}

/** Any value but an empty one and `0` asks for the lines without owner. */
function freeFilter({ query }: Call): readonly Condition[] {
  if (!query.has('free')) return [];
  const wantsOwned = ['', '0'].includes(query.text('free') ?? 'array');
  return [{ sql: wantsOwned ? 'iduserfeatures <> 0' : 'iduserfeatures = 0', values: [] }];
}
