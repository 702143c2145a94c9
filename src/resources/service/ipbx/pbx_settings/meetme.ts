import { add, list, remove, removeEach, search, view } from '#core/acts.ts';
import { commandsFor } from '#core/daemon-commands.ts';
import { defineResource } from '#core/define-resource.ts';
import { BadRequest, quoted } from '#errors.ts';
import { roomIdentity } from '#pbx/json/identities.ts';
import { type JsonRecord, labelOf, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import { joinContext, leaveContexts } from '#pbx/numbers/contexts.ts';
import { checkNumber, type NumberOwner, removeNumber, writeNumber } from '#pbx/numbers/numbers.ts';
import type { QueryRow } from '#store/query.ts';
import type { Rows } from '#store/schema/rows.ts';
import { containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';
import type { Container } from '#wire/values.ts';
import { featureCasts, guestCasts, meetmeAnswers, roomCasts } from './meetme/answers.ts';
import { meetmeParts, readMeetme } from './meetme/body.ts';
import { meetmeRows } from './meetme/rows.ts';

const itemColumns = {
  '*': 'meetmefeatures',
  var_val: 'staticmeetme.var_val',
  room_commented: 'staticmeetme.commented',
} as const;

const itemSql = `SELECT m.*, s.var_val, s.commented AS room_commented
  FROM meetmefeatures m JOIN staticmeetme s ON s.id = m.meetmeid`;

const ownerOf = (id: number): NumberOwner => ({ type: 'meetme', id });

/** Number and PINs of a room are a single setting of the telephony engine. */
function splitSetting(setting: string): { confno: string; pin: string; pinadmin: string } {
  const [confno = '', pin = '', pinadmin = ''] = setting.split(',');
  return { confno, pin, pinadmin };
}

function toItem({ var_val, room_commented, ...row }: QueryRow<typeof itemColumns>): JsonRecord {
  const { confno, ...pins } = splitSetting(var_val ?? '');
  const columns = recordJson({ ...row, commented: room_commented }, { bool: ['commented'] });
  return { ...columns, confno, identity: roomIdentity(row), ...pins };
}

function toGuest(row: Rows['meetmeguest']): JsonRecord {
  const [name, number] = [row.fullname, row.telephonenumber ?? ''];
  const identity = number === '' ? name : labelOf(name, number);
  return { ...recordJson(row, guestCasts), identity };
}

function toView(store: Store, row: Rows['meetmefeatures']): JsonRecord {
  const room = store.first('staticmeetme', { id: row.meetmeid });
  const setting = room === undefined ? { id: 0, commented: false } : recordJson(room, roomCasts);
  const guests = store.all('meetmeguest', { meetmefeaturesid: row.id }, 'id');
  return {
    meetmefeatures: { ...recordJson(row, featureCasts), identity: roomIdentity(row) },
    meetmeroom: { ...setting, ...splitSetting(room?.var_val ?? '') },
    meetmeguest: listOrFalse(guests.map(toGuest)),
  };
}

function create(store: Store, body: Container): undefined {
  const { room, features, guests } = readMeetme(store, body);
  const { context, confno: number, maxusers } = features;
  checkNumber(store, { type: 'meetme', context, number, field: 'meetmefeatures.confno' });
  const meetmeid = store.insert('staticmeetme', {
    cat_metric: 1,
    filename: 'meetme.conf',
    category: 'rooms',
    var_name: 'conf',
    var_val: [room.confno, room.pin, room.pinadmin].join(',').replace(/,+$/, ''),
  });
  // The name is checked only now: one already used uses up a `meetmeid` (call_management.md 7.4).
  requireFreeName(store, features.name);
  if (maxusers === '') {
    throw new BadRequest({
      message: 'meetmefeatures.maxusers is missing or empty; it must be a number from 0 to 99',
      field: 'meetmefeatures.maxusers',
      rule: 'int',
      value: maxusers,
    });
  }
  const id = store.insert('meetmefeatures', { ...features, meetmeid });
  for (const guest of guests) store.insert('meetmeguest', { meetmefeaturesid: id, ...guest });
  writeNumber(store, ownerOf(id), { context, number, appdata: `meetme,s,1(${id})` });
  for (const varname of ['admin_exitcontext', 'user_exitcontext'] as const) {
    const exit = features[varname];
    if (exit !== null) joinContext(store, { context: exit, type: 'meetme', typeval: id, varname });
  }
}

function requireFreeName(store: Store, name: string): void {
  const other = store.first('meetmefeatures', { name });
  if (other === undefined) return;
  throw new BadRequest({
    message: `meetmefeatures.name ${quoted(name)} is already used by conference room ${other.id}`,
    field: 'meetmefeatures.name',
    rule: 'unique',
    value: name,
  });
}

/** Deletes a room; dial actions to it are kept. */
function destroy(store: Store, id: number): boolean {
  const row = store.first('meetmefeatures', { id });
  if (row === undefined) return false;
  store.delete('meetmefeatures', { id });
  store.delete('staticmeetme', { id: row.meetmeid });
  store.delete('meetmeguest', { meetmefeaturesid: id });
  removeNumber(store, ownerOf(id));
  leaveContexts(store, { type: 'meetme', typeval: id });
  return true;
}

export const meetme = defineResource({
  base: 'service/ipbx',
  path: 'pbx_settings/meetme',
  nouns: { one: 'conference room', many: 'conference rooms' },
  fixture: 'meetmes',
  fallback: 'list',
  acts: {
    list: list(({ store }) => store.query(itemColumns, `${itemSql} ORDER BY m.id`).map(toItem)),
    search: search(({ store }, text) => {
      const { sql, values } = containsText(['m.name', 'm.confno'], text);
      return store.query(itemColumns, `${itemSql} WHERE ${sql} ORDER BY m.id`, ...values).map(toItem);
    }),
    view: view(({ store }, id) => {
      const row = store.first('meetmefeatures', { id });
      return row && toView(store, row);
    }),
    add: add(meetmeParts, ({ store }, body) => create(store, body)),
    delete: remove(({ store }, id) => destroy(store, id)),
    deleteall: removeEach(
      ({ store }) => store.all('meetmefeatures'),
      ({ store }, { id }) => destroy(store, id),
    ),
  },
  rows: meetmeRows,
  answers: meetmeAnswers,
  afterChanges: commandsFor('asterisk', 'module reload app_meetme', 'dialplan reload'),
});
