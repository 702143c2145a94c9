import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import type { SettingRow } from '#pbx/json/setting-rows.ts';
import { registrationJson } from '#pbx/trunks/registrations.ts';
import type { Trunk, TrunkKind } from '#pbx/trunks/trunks.ts';
import { always, containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';

/** Returns the trunks of a protocol ordered by id; with `text`, only those in which a searched column contains it. */
export function trunksOf(store: Store, kind: TrunkKind, text?: string): Trunk[] {
  const columns = kind.searchColumns.map((column) => `account.${column}`);
  const { sql, values } = text === undefined ? always : containsText(columns, text);
  const matching = `FROM trunkfeatures JOIN ${kind.table} AS account ON account.id = trunkfeatures.protocolid
    WHERE trunkfeatures.protocol = '${kind.protocol}' AND ${sql} ORDER BY trunkfeatures.id`;
  const features = store.query('trunkfeatures', `SELECT trunkfeatures.* ${matching}`, ...values);
  const accounts = store.query(kind.table, `SELECT account.* ${matching}`, ...values);
  const registrations = registrationsOf(store, kind);
  return features.flatMap((row, index) => {
    const account = accounts[index];
    return account ? [{ features: row, account, registration: registrations.get(row.registerid) }] : [];
  });
}

function registrationsOf(store: Store, kind: TrunkKind): ReadonlyMap<number, SettingRow> {
  if (kind.registrations === undefined) return new Map();
  const rows = store.all(kind.registrations.table, { var_name: 'register' });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The casts of an account in a list item. */
export const itemCasts = { bool: ['commented'] } as const;

/** The casts of an account in a view. */
export const viewCasts = { int: ['id'], bool: ['commented'] } as const;

/** The casts of `trunkfeatures` in a view. */
export const trunkCasts = { int: ['id'], bool: ['registercommented'] } as const;

/** Returns a trunk as a flat list item; columns of the trunk override those of the account. */
export function toTrunkItem(kind: TrunkKind, { features, account, registration }: Trunk): JsonRecord {
  const { registercommented, ...trunk } = recordJson(features);
  const register = kind.registrations && {
    ...kind.registrations.readForList(registration?.var_val ?? ''),
    commented: features.registercommented !== 0,
  };
  const columns = recordJson(account, itemCasts);
  for (const column of kind.blankZeros ?? []) columns[column] = String(columns[column] ?? '').replace(/^0$/, '');
  return {
    ...columns,
    ...(register && { register }),
    identity: kind.identity(account),
    ...trunk,
  };
}

/** The view of a trunk. */
export type TrunkView = {
  readonly trunkfeatures: JsonRecord;
  readonly protocol: JsonRecord;
  readonly register: JsonRecord | false;
};

/** Returns the view of a trunk; `register` is `false` if it does not register. */
export function toTrunkView(kind: TrunkKind, { features, account, registration }: Trunk): TrunkView {
  const trunkfeatures = recordJson(features, trunkCasts);
  const registerid = features.registerid === 0 ? 0 : String(features.registerid);
  return {
    trunkfeatures: { ...trunkfeatures, registerid },
    protocol: { ...recordJson(account, viewCasts), identity: kind.identity(account) },
    register: registerOf(kind, registration),
  };
}

function registerOf({ registrations }: TrunkKind, row: SettingRow | undefined): JsonRecord | false {
  return registrations !== undefined && row !== undefined && registrationJson(registrations, row);
}
