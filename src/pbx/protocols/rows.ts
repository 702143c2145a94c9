import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';

/** The tables of accounts, by protocol. */
export const protocolTables = { sip: 'usersip', iax: 'useriax', sccp: 'sccpline', custom: 'usercustom' } as const;

type ProtocolTable = (typeof protocolTables)[keyof typeof protocolTables];

/** The row of a line in the table of its protocol. */
export type ProtocolRow = Rows[ProtocolTable];

/** The columns of a line that refer to its protocol row. */
type ProtocolKey = Pick<Rows['linefeatures'], 'protocol' | 'protocolid'>;

/** Returns the table of a protocol. Throws `Error` for an unknown one. */
export function tableOf(protocol: string): ProtocolTable {
  if (!isProtocol(protocol)) throw new Error(`there is no protocol ${protocol}`);
  return protocolTables[protocol];
}

function isProtocol(name: string): name is keyof typeof protocolTables {
  return Object.hasOwn(protocolTables, name);
}

/** True if the row is from `usersip`, the only protocol table with a contact. */
export function isSipRow(row: ProtocolRow): row is Rows['usersip'] {
  return 'fullcontact' in row;
}

/** Returns the mailbox of a protocol row, empty for none; custom and SCCP lines never have one. */
export function mailboxIn(row: ProtocolRow): string {
  return 'mailbox' in row ? (row.mailbox ?? '') : '';
}

/** Returns the protocol row of a line; `undefined` if it is missing. */
export function protocolRowOf(store: Store, line: ProtocolKey): ProtocolRow | undefined {
  return store.first(tableOf(line.protocol), { id: line.protocolid });
}

/** Returns a function that returns the protocol row of each of the lines; `undefined` if it is missing. */
export function protocolRowsOf(
  store: Store,
  lines: readonly ProtocolKey[],
): (line: ProtocolKey) => ProtocolRow | undefined {
  const rows = new Map(
    Object.entries(protocolTables).map(([protocol, table]) => {
      const ids = lines.filter((line) => line.protocol === protocol).map((line) => line.protocolid);
      const accounts: readonly ProtocolRow[] = ids.length === 0 ? [] : store.allWith(table, 'id', ids);
      return [protocol, new Map(accounts.map((row) => [row.id, row]))];
    }),
  );
  return ({ protocol, protocolid }) => rows.get(protocol)?.get(protocolid);
}
