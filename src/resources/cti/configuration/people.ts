import { integer } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';

type Profile = Rows['cti_profile'];

/** The CTI profiles, keyed by id, and the services, preferences and statuses that they refer to, keyed by name. */
export function profileSections(store: Store): {
  readonly [Key in
    | 'profiles'
    | 'regcommands'
    | 'ipbxcommands'
    | 'services'
    | 'preferences'
    | 'userstatus'
    | 'phonestatus']: Json;
} {
  const profiles = store.all('cti_profile');
  const services = profiles.map((row) => [`itm_services_${nameOf(row)}`, servicesOf(store, row)] as const);
  return {
    profiles: new Map(profiles.map((row) => [String(row.id), profileOf(store, row)])),
    regcommands: [],
    ipbxcommands: [],
    services: new Map(services),
    preferences: new Map(profiles.map((row) => [`itm_preferences_${nameOf(row)}`, false])),
    userstatus: grouped(store.all('ctipresences'), ({ id }) => {
      const statuses = store.all('ctistatus', { presence_id: id });
      return statuses.map((row) => presenceOf(row, statuses));
    }),
    phonestatus: grouped(store.all('ctiphonehintsgroup'), ({ id }) => {
      return store.all('ctiphonehints', { idgroup: id }).map(hintOf);
    }),
  };
}

function profileOf(store: Store, row: Profile): Json {
  return {
    id: row.id,
    name: row.name,
    userstatus: store.first('ctipresences', { id: integer(row, 'presence_id') })?.name ?? '',
    phonestatus: store.first('ctiphonehintsgroup', { id: integer(row, 'phonehints_id') })?.name ?? '',
    services: `itm_services_${nameOf(row)}`,
    preferences: `itm_preferences_${nameOf(row)}`,
    xlets: xletsOf(store, row),
  };
}

const windowColumns = {
  '*': 'cti_profile_xlet',
  plugin_name: 'cti_xlet.plugin_name',
  layout: 'cti_xlet_layout.name',
} as const;

const switches = ['floating', 'closable', 'movable', 'scrollable'] as const;

/** The windows of a client as lists: plugin, layout, the initials of the switches that are on, and the order. */
function xletsOf(store: Store, { id }: Profile): Json {
  const sql = `SELECT x.plugin_name, l.name AS layout, p.* FROM cti_profile_xlet p
    JOIN cti_xlet x ON x.id = p.xlet_id JOIN cti_xlet_layout l ON l.id = p.layout_id
    WHERE p.profile_id = ? ORDER BY p.rowid`;
  return store.query(windowColumns, sql, id).map((row) => {
    const letters = switches.filter((name) => row[name] === 1).map((name) => name.charAt(0));
    return [row.plugin_name, row.layout, letters.join(''), row.order ?? 'N/A'];
  });
}

function servicesOf(store: Store, { id }: Profile): Json {
  const sql = `SELECT s."key" FROM cti_profile_service p JOIN cti_service s ON s.id = p.service_id
    WHERE p.profile_id = ? ORDER BY s.id`;
  return store.query({ key: 'cti_service.key' }, sql, id).map(({ key }) => key);
}

function nameOf({ name }: Profile): string {
  return name.toLowerCase();
}

/** The members of each group, keyed by the name of the group. */
function grouped<Group extends { name: string | null }>(
  groups: readonly Group[],
  membersOf: (group: Group) => readonly (readonly [string, Json])[],
): Json {
  return new Map(groups.map((group) => [group.name ?? '', new Map(membersOf(group))]));
}

/** The row stores the presences that may follow as ids, and its actions as calls such as `enablednd(false)`. */
function presenceOf(row: Rows['ctistatus'], all: readonly Rows['ctistatus'][]): readonly [string, Json] {
  const next = (row.access_status ?? '').split(',');
  const actions = (row.actions ?? '').split(',').filter((action) => action.includes('('));
  const presence = {
    longname: row.display_name ?? '',
    color: row.color ?? '',
    allowed: all.filter((other) => next.includes(String(other.id))).map((other) => other.name ?? ''),
    actions: Object.fromEntries(actions.map(actionOf)),
  };
  return [row.name ?? '', presence];
}

function actionOf(text: string): [name: string, value: string] {
  const [name = '', value = ''] = text.replace(')', '').split('(');
  return [name, value];
}

function hintOf(row: Rows['ctiphonehints']): readonly [string, Json] {
  return [row.number ?? '', { longname: row.name ?? '', color: row.color ?? '' }];
}
