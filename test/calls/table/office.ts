import type { Dialect } from '#dialect.ts';
import { Store } from '#store/store.ts';
import { World } from '#world/world.ts';
import { documentedStore, giveNumber } from '../dialplan/store.ts';

type Values = Readonly<Record<string, string | number | null>>;

/** A change of the office: new values of the rows that match, a new row if there is no condition, or rows to delete without values. */
export type Change = readonly [table: string, where: Values | null, values: Values | null];

/** A Sunday, by the clock of the PBX. */
const start = '2012-10-07T10:00:00Z';

let image: Buffer | undefined;

/**
 * Returns a world with a small office, whose clock is frozen. Its people are the users 1 (number 1001), 2 (100), 3 (103), 4 (107)
 * and 5 (108). Group `reception` (2001) has the users 2 and 3, queue `support` (3001) the users 3 and 4, in that order. A call from
 * outside to 501 reaches incall 1, which leads to user 2; numbers with a leading 0 go out over the trunks `unittest` and `backup`;
 * conference room `red` is 4100, with the PIN 1234.
 */
export function officeWorld(dialect: Dialect, changes: readonly Change[] = []): World {
  image ??= officeImage();
  const store = Store.fromImage(image);
  for (const change of changes) apply(store, change);
  const world = new World({ id: 'default', store, dialect });
  world.clock.freeze(Date.parse(start));
  return world;
}

function apply(store: Store, [name, where, values]: Change): void {
  const table = store.anyTable(name);
  if (table === undefined) throw new Error(`there is no table ${name}`);
  if (values === null) table.delete(where ?? {});
  else if (where === null) table.insert(values);
  else if (table.update(where, values) === 0) throw new Error(`the office has no row of ${name} for a change`);
}

function officeImage(): Buffer {
  const store = documentedStore();
  addWaysIn(store);
  addWaysOut(store);
  addRoom(store);
  store.update('groupfeatures', { id: 1 }, { timeout: 20 });
  store.update('queue', { name: 'support' }, { strategy: 'linear', autopause: 0, ringinuse: 0 });
  store.update('queuefeatures', { id: 1 }, { waittime: null, waitratio: null });
  store.delete('queuemember', { queue_name: 'support' });
  addMember(store, 3, 'SIP/p0v5tm');
  addMember(store, 4, 'SIP/zq41ls');
  return store.image();
}

function addMember(store: Store, userid: number, phone: string): void {
  const member = { usertype: 'user', userid, interface: phone, channel: 'SIP', position: userid };
  store.insert('queuemember', { queue_name: 'support', category: 'queue', ...member });
}

function addWaysIn(store: Store): void {
  const id = store.insert('incall', { exten: '501', context: 'from-extern', description: '' });
  giveNumber(store, '501', 'from-extern', { type: 'incall', id });
  const owner = { event: 'answer', category: 'incall', categoryval: String(id), linked: 1 };
  store.insert('dialaction', { ...owner, action: 'user', actionarg1: '2' });
}

function addWaysOut(store: Store): void {
  const typeid = store.insert('outcall', { name: 'out', context: 'to-extern', description: '' });
  const route = { exten: '_0.', stripnum: 1, externprefix: '+33', prefix: '', callerid: '"Firm" <0199>' };
  const id = store.insert('dialpattern', { type: 'outcall', typeid, ...route });
  giveNumber(store, '_0.', 'to-extern', { type: 'outcall', id });
  store.insert('outcalltrunk', { outcallid: typeid, trunkfeaturesid: 1, priority: 0 });
  store.insert('outcalltrunk', { outcallid: typeid, trunkfeaturesid: 2, priority: 1 });
}

function addRoom(store: Store): void {
  const file = { filename: 'meetme.conf', category: 'rooms', var_name: 'conf', var_val: '4100,1234' };
  const meetmeid = store.insert('staticmeetme', file);
  const room = { meetmeid, name: 'red', confno: '4100', context: 'default', emailbody: '', description: '' };
  const admin = { admin_identification: 'pin', admin_mode: 'all', admin_announcejoinleave: 'no' };
  const id = store.insert('meetmefeatures', { ...room, ...admin, user_mode: 'all', user_announcejoinleave: 'no' });
  giveNumber(store, '4100', 'default', { type: 'meetme', id });
}
