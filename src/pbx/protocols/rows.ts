import { integer, type Row, text } from '#store/row.ts';
import type { Store } from '#store/store.ts';

const tables = { sip: 'usersip', iax: 'useriax', sccp: 'sccpline', custom: 'usercustom' } as const;

/** A table of the rows of a protocol. */
export type ProtocolTable = (typeof tables)[keyof typeof tables];

/** The table of the protocol's rows. */
export function tableOf(protocol: string): ProtocolTable {
  if (!isProtocol(protocol)) throw new Error(`lines have no protocol ${protocol}`);
  return tables[protocol];
}

function isProtocol(word: string): word is keyof typeof tables {
  return Object.hasOwn(tables, word);
}

/** The row of the line's protocol, if it is there. */
export function protocolRowOf(store: Store, line: Row): Row | undefined {
  return store.first(tableOf(text(line, 'protocol')), { id: integer(line, 'protocolid') });
}
