import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';

const tables = { sip: 'usersip', iax: 'useriax', sccp: 'sccpline', custom: 'usercustom' } as const;

/** A table of the rows of a protocol. */
type ProtocolTable = (typeof tables)[keyof typeof tables];

/** What a line has besides its row of `linefeatures`. */
export type ProtocolRow = Rows[ProtocolTable];

/** How a line names this row. */
type ProtocolKey = Pick<Rows['linefeatures'], 'protocol' | 'protocolid'>;

/** The table of the protocol's rows. */
export function tableOf(protocol: string): ProtocolTable {
  if (!isProtocol(protocol)) throw new Error(`lines have no protocol ${protocol}`);
  return tables[protocol];
}

function isProtocol(word: string): word is keyof typeof tables {
  return Object.hasOwn(tables, word);
}

/** Whether the row is that of a SIP account: only those register with a contact. */
export function isSipRow(row: ProtocolRow): row is Rows['usersip'] {
  return 'fullcontact' in row;
}

/** The mailbox that the row announces; custom and SCCP lines have none. */
export function mailboxIn(row: ProtocolRow): string {
  return 'mailbox' in row ? (row.mailbox ?? '') : '';
}

/** The row of the line's protocol, if it is there. */
export function protocolRowOf(store: Store, line: ProtocolKey): ProtocolRow | undefined {
  return store.first(tableOf(line.protocol), { id: line.protocolid });
}
