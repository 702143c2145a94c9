import type { Parameter } from '#core/act-description.ts';
import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import type { JsonRecord } from '#pbx/json/record-json.ts';
import { toLineItem } from '#pbx/lines/views.ts';
import { protocolRowsOf } from '#pbx/protocols/rows.ts';
import { integer } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import { type Condition, containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';

type Line = Rows['linefeatures'];

export const freeInSearch: Difference<boolean> = {
  where: 'lines `search`: `free`',
  recorded: { text: 'ignored', value: false },
  documented: { text: 'filters as in `list`', value: true },
  why: 'the page documents it for both',
};

export const listedProtocols: Difference<readonly string[]> = {
  where: 'lines `list`, `search`: `protocol=sccp`',
  recorded: { text: '204', value: ['sip', 'custom', 'iax'] },
  documented: { text: 'the sccp lines', value: ['sip', 'custom', 'iax', 'sccp'] },
  why: 'the page names the protocol',
};

export const iaxItems: Difference<'bare' | 'full'> = {
  where: 'lines `list`, `search`: `protocol=iax`',
  recorded: { text: 'items without the iax columns, `identity` `"/"`', value: 'bare' },
  documented: { text: 'full items', value: 'full' },
  why: 'the page names `iax` like the others',
};

/** The parameter `protocol` of lists and searches. */
export const protocolParameter: Parameter = {
  name: 'protocol',
  words: 'only the lines of this protocol',
  rule: { oneOf: listedProtocols.documented.value },
};

/** The parameter `free` of lists and searches. */
export const freeParameter: Parameter = {
  name: 'free',
  words:
    '0 or empty: only lines with an owner; anything else: only those without. A search heeds it in the dialect `documented`',
  rule: { cast: 'uint' },
};

/** The parameter `context` of searches. */
export const contextParameter: Parameter = { name: 'context', words: 'only the lines in this context' };

/** Returns all lines as list items, filtered by the parameters `protocol` and `free`. */
export function listLines(request: ActRequest): readonly JsonRecord[] {
  return itemsOf(request, [...protocolFilter(request), ...freeFilter(request)]);
}

/**
 * Returns the lines whose number or name contains `text`, filtered by `context`; without that parameter the context is searched as
 * well.
 */
export function searchLines(request: ActRequest, text: string): readonly JsonRecord[] {
  const context = request.query.storedText('context') ?? '';
  const columns = context === '' ? ['number', 'name', 'context'] : ['number', 'name'];
  return itemsOf(request, [
    containsText(columns, text),
    ...(context === '' ? [] : [{ sql: 'context = ?', values: [context] }]),
    ...protocolFilter(request),
    ...(inDialectOf(request, freeInSearch) ? freeFilter(request) : []),
  ]);
}

function itemsOf(request: ActRequest, conditions: readonly Condition[]): readonly JsonRecord[] {
  const { store } = request;
  const where = ['internal = 0', ...conditions.map(({ sql }) => sql)].join(' AND ');
  const values = conditions.flatMap((condition) => condition.values);
  const lines = store.query('linefeatures', `SELECT * FROM linefeatures WHERE ${where} ORDER BY id`, ...values);
  const ownerOf = ownerNames(store, lines);
  if (request.query.text('protocol') === 'iax' && inDialectOf(request, iaxItems) === 'bare')
    return lines.map((line) => toLineItem(line, undefined, ownerOf(line)));
  const protocolOf = protocolRowsOf(store, lines);
  // A line without its protocol row is not listed.
  return lines.flatMap((line) => {
    const protocol = protocolOf(line);
    return protocol === undefined ? [] : [toLineItem(line, protocol, ownerOf(line))];
  });
}

/** Returns a function that returns the name of the owner of each of the lines; `undefined` for a line without one. */
function ownerNames(store: Store, lines: readonly Line[]): (line: Line) => string | undefined {
  const sql = `SELECT id, firstname || ' ' || lastname AS name FROM userfeatures
    WHERE id IN (SELECT value FROM json_each(?))`;
  const ids = lines.map(({ iduserfeatures }) => iduserfeatures);
  const owners = store.query({ id: 'userfeatures.id', name: 'text' }, sql, JSON.stringify(ids));
  const names = new Map(owners.map(({ id, name }) => [id, name]));
  return (line) => names.get(integer(line, 'iduserfeatures'));
}

/** An unknown protocol matches nothing. */
function protocolFilter({ query, dialect }: ActRequest): readonly Condition[] {
  const protocol = query.text('protocol');
  if (protocol === undefined) return [];
  const isKnown = listedProtocols[dialect].value.includes(protocol);
  return [isKnown ? { sql: 'protocol = ?', values: [protocol] } : { sql: '0', values: [] }];
}

/** An empty value and `0` select the lines with an owner, all others those without. */
function freeFilter({ query }: ActRequest): readonly Condition[] {
  if (!query.has('free')) return [];
  const isOwned = ['', '0'].includes(query.text('free') ?? 'array');
  return [{ sql: isOwned ? 'iduserfeatures <> 0' : 'iduserfeatures = 0', values: [] }];
}
