import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import type { Store } from '#store/store.ts';
import { Worlds } from '#world/worlds.ts';

function documented() {
  const world = createWorld({ seeds: 'documented', dialect: 'documented' });
  onTestFinished(() => world.close());
  return world;
}

function recordsOf(store: Store) {
  return store.all('cel', {}, 'id');
}

const world = createWorld({ seeds: 'documented', dialect: 'documented' });
const records = recordsOf(world.store);
world.close();

/** The columns of a record that are neither empty nor the same in all records. */
function distinctColumns(id: number) {
  const { out_of_order, amaflags, ...row } = records.find((record) => record.id === id) ?? {};
  return Object.fromEntries(Object.entries(row).filter(([column, value]) => column !== 'id' && value !== ''));
}

test('the documents state the number of records', () => {
  const seeds = readFileSync(new URL('../../docs/seeds-and-fixtures.md', import.meta.url), 'utf8');
  expect(seeds).toContain(` ${records.length.toLocaleString('en')} call records |`);
});

test('the records on the page have the ids shown there', () => {
  expect([201, 5200, 21_074, 21_075].map(distinctColumns)).toEqual([
    {
      eventtype: 'CHAN_START',
      eventtime: '2012-01-27 03:12:33.175832',
      cid_name: 'Sup - 0472445668',
      cid_num: '0472445668',
      exten: '42803',
      context: 'default',
      channame: 'IAX2/assurancetourisk-durallo-3431',
      uniqueid: '1327651953.51',
      linkedid: '1327651953.51',
    },
    {
      eventtype: 'CHAN_END',
      eventtime: '2012-02-03 14:11:53.859392',
      cid_num: 'dial',
      context: 'outcall',
      channame: 'IAX2/assurancetourisk-proforhosting-324',
      appname: 'AppDial',
      appdata: '(Outgoing Line)',
      uniqueid: '1328296281.20',
      linkedid: '1328296281.19',
    },
    {
      eventtype: 'CHAN_START',
      eventtime: '2012-02-27 03:27:21.017623',
      cid_name: 'Sup - asterisk',
      cid_num: 'asterisk',
      exten: '42803',
      context: 'default',
      channame: 'IAX2/assurancetourisk-durallo-16052',
      uniqueid: '1330331241.287',
      linkedid: '1330331241.287',
    },
    {
      eventtype: 'APP_START',
      eventtime: '2012-02-27 03:27:21.043700',
      cid_name: 'Sup - Sup - asterisk',
      cid_num: 'asterisk',
      cid_ani: 'asterisk',
      exten: 's',
      context: 'group',
      channame: 'IAX2/assurancetourisk-durallo-16052',
      appname: 'Queue',
      appdata: 'support,,,,',
      uniqueid: '1330331241.287',
      linkedid: '1330331241.287',
    },
  ]);
});

test('a search from id 200 on finds 5,000 records without gaps, and the last one is that of the page', () => {
  expect(records.slice(0, 5000).map(({ id }) => id)).toEqual(Array.from({ length: 5000 }, (_, index) => 201 + index));
});

test('the times rise with the ids, and none is at midnight', () => {
  const times = records.map((record) => record.eventtime);
  expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? ''))).toBe(true);
  expect(times.filter((time) => time.endsWith('00:00:00.000000'))).toEqual([]);
  expect(records.filter(({ out_of_order }) => out_of_order !== 0)).toEqual([]);
});

test('record 21074 is the first of its day, and the last ones are of days after the 28th', () => {
  const fromDay = (day: string) => records.filter((record) => record.eventtime >= day);
  expect(fromDay('2012-02-27')[0]?.id).toBe(21_074);
  expect(fromDay('2012-02-28').length).toBeGreaterThan(100);
});

/** The types of the events of each leg, by its id. */
function legs(): Map<string, string[]> {
  const typesById = new Map<string, string[]>();
  for (const { uniqueid, eventtype } of records) {
    const types = typesById.get(String(uniqueid)) ?? [];
    typesById.set(String(uniqueid), [...types, String(eventtype)]);
  }
  return typesById;
}

test('each leg starts, runs an application, talks or not, and ends', () => {
  const sequence = /^CHAN_START APP_START( ANSWER( BRIDGE_START BRIDGE_END)?)? HANGUP CHAN_END( LINKEDID_END)?$/;
  expect([...legs().values()].map((types) => types.join(' ')).filter((types) => !sequence.test(types))).toEqual([]);
});

test('a call has one or two legs, is named after the first, and ends once', () => {
  const calls = new Map<string, Set<unknown>>();
  for (const { uniqueid, linkedid } of records) {
    calls.set(String(linkedid), (calls.get(String(linkedid)) ?? new Set()).add(uniqueid));
  }
  const ends = records.filter(({ eventtype }) => eventtype === 'LINKEDID_END');
  expect([...calls].filter(([call, ids]) => ids.size > 2 || !ids.has(call))).toEqual([]);
  expect(ends.map(({ linkedid }) => linkedid).sort()).toEqual([...calls.keys()].sort());
});

test('the id of a leg is the second of its start, five hours ahead', () => {
  const starts = records.filter(({ eventtype }) => eventtype === 'CHAN_START');
  const wrong = starts.filter(({ uniqueid, eventtime }) => {
    const [wall = ''] = String(eventtime).replace(' ', 'T').split('.');
    return Number(String(uniqueid).split('.')[0]) !== Date.parse(`${wall}Z`) / 1000 + 5 * 3600;
  });
  expect(wrong).toEqual([]);
});

test('some calls overlap', () => {
  const open = new Set<unknown>();
  const together = records.map(({ linkedid, eventtype }) => {
    open.add(linkedid);
    if (eventtype === 'LINKEDID_END') open.delete(linkedid);
    return open.size;
  });
  expect(Math.max(...together)).toBeGreaterThan(1);
});

test('no two legs have the same id', () => {
  const starts = records.filter(({ eventtype }) => eventtype === 'CHAN_START');
  expect(new Set(starts.map(({ uniqueid }) => uniqueid)).size).toBe(starts.length);
});

test('the records are the same at every start, after a reset, and in a world from the baseline', () => {
  const { store } = documented();
  expect(recordsOf(store)).toEqual(records);
  const worlds = new Worlds(documented());
  worlds.default.store.delete('cel', {});
  const guest = worlds.create({ id: 'guest', image: worlds.default.store.baselineImage(), idleMs: 1000 });
  onTestFinished(() => void worlds.delete('guest'));
  expect(recordsOf(guest.store)).toEqual(records);
  worlds.default.reset();
  expect(recordsOf(worlds.default.store)).toEqual(records);
});

test('a rollback keeps them, and the next record follows them', () => {
  const { store } = documented();
  const undone = () =>
    store.transaction(() => {
      store.delete('cel', {});
      throw new Error('undone');
    });
  expect(undone).toThrow('undone');
  expect(recordsOf(store)).toHaveLength(records.length);
  expect(store.sequences.peek('cel')).toBe(Number(records.at(-1)?.id) + 1);
});

test('a restored state without them stays without them until the reset', () => {
  const target = documented();
  const empty = createWorld({ seeds: 'empty', dialect: 'documented' });
  onTestFinished(() => empty.close());
  target.restore(empty.store.image());
  expect(target.store.count('cel')).toBe(0);
  target.reset();
  expect(target.store.count('cel')).toBe(records.length);
});
