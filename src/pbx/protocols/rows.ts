import { type Row, text } from '#store/row.ts';
import type { Store } from '#store/store.ts';

const tables: ReadonlyMap<string, string> = new Map([
  ['sip', 'usersip'],
  ['iax', 'useriax'],
  ['sccp', 'sccpline'],
  ['custom', 'usercustom'],
]);

/** The table of the protocol's rows. */
export function tableOf(protocol: string): string {
  const table = tables.get(protocol);
  if (table === undefined) throw new Error(`lines have no protocol ${protocol}`);
  return table;
}

/** The row of the line's protocol, if it is there. */
export function protocolRowOf(store: Store, line: Row): Row | undefined {
  return store.first(tableOf(text(line, 'protocol')), { id: line['protocolid'] ?? null });
}
