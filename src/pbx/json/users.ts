import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Difference } from '#dialect.ts';
import { integer } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import { fullName, type JsonRecord, recordJson } from './record-json.ts';

export const userKeys: Difference<boolean> = {
  where: 'user records in every list and view: `profileclient`, `alarmclock`, `pitch`, `pitchdirection`',
  recorded: { text: 'absent', value: false },
  documented: { text: 'present, beside `cti_profile_id`', value: true },
  why: "the page's examples have them; the clients of 2013 and later need `cti_profile_id`",
};

export const alarmClocks: Difference<boolean> = {
  where: '`pbx_settings/users` add, edit: `alarmclock`',
  recorded: { text: 'ignored', value: false },
  documented: { text: 'stored, and part of every user record', value: true },
  why: "the page's example sends it, and a client writes it",
};

const casts = {
  int: ['id', 'entityid', 'cti_profile_id'],
  bool: [
    'enableclient',
    'enablehint',
    'enablevoicemail',
    'enablexfer',
    'enableautomon',
    'callrecord',
    'incallfilter',
    'enablednd',
    'enablerna',
    'enablebusy',
    'enableunc',
    'commented',
  ],
} as const;

/** A row of `userfeatures` as JSON, as in every answer. */
export function userJson(request: ActRequest, row: Rows['userfeatures']): JsonRecord {
  const record = storedUserJson(row);
  if (inDialectOf(request, userKeys)) return withPublishedKeys(record, profileOf(request.store, row));
  const { alarmclock: _alarmclock, ...others } = record;
  return others;
}

/** A row of `userfeatures` as JSON, with only the stored columns and the computed names. Edits are merged over it. */
export function storedUserJson(row: Rows['userfeatures']): JsonRecord {
  const name = fullName(row);
  return { ...recordJson(row, casts), fullname: name, identity: name };
}

/** The name of the CTI profile, in lower case as the page spells it. */
function profileOf(store: Store, row: Rows['userfeatures']): string {
  const profile = store.first('cti_profile', { id: integer(row, 'cti_profile_id') });
  return profile?.name.toLowerCase() ?? '';
}

function withPublishedKeys(record: JsonRecord, profileclient: string): JsonRecord {
  /** The keys to insert, by the key that they follow. */
  const keysAfter: Readonly<Record<string, JsonRecord>> = {
    passwdclient: { profileclient },
    alarmclock: { pitch: null, pitchdirection: null },
  };
  const item: JsonRecord = {};
  for (const [key, value] of Object.entries(record)) {
    item[key] = value;
    if (keysAfter[key] !== undefined) Object.assign(item, keysAfter[key]);
  }
  return item;
}
