import { expect, test } from 'vitest';
import { documentedCallRecords } from '#generate/documented/documented.ts';
import { createWorld } from '#seeding/create-world.ts';

const records = [...documentedCallRecords()];

/** The columns of a record that are not empty, without those that say which call it is. */
function shown(id: number) {
  const { eventtype, eventtime, ...rest } = records[id - 1] ?? {};
  return { eventtype, eventtime, ...rest };
}

function timeOf(id: number): string {
  return String(records[id - 1]?.['eventtime']);
}

test('the records that the page shows have its ids', () => {
  expect([201, 5200, 21_074, 21_075].map(shown)).toEqual([
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

test('there are 22,000 records whose times rise, none at midnight', () => {
  const times = records.map((record) => String(record['eventtime']));
  expect(times).toHaveLength(22_000);
  expect(times.every((time, index) => index === 0 || time > String(times[index - 1]))).toBe(true);
  expect(times.filter((time) => time.endsWith('00:00:00.000000'))).toEqual([]);
});

test('record 21074 is the first of its day, and the last ones are of days after the 28th', () => {
  expect(timeOf(21_073) < '2012-02-27').toBe(true);
  expect(timeOf(22_000) > '2012-02-28').toBe(true);
  expect(timeOf(200) < '2012-01-27 03:12:33.175832').toBe(true);
});

/** The types of the events of each leg, by its id. */
function legs(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { uniqueid, eventtype } of records) {
    const types = found.get(String(uniqueid)) ?? [];
    found.set(String(uniqueid), [...types, String(eventtype)]);
  }
  return found;
}

test('each leg starts, runs an application, perhaps talks, and ends', () => {
  const known = /^CHAN_START APP_START( ANSWER( BRIDGE_START BRIDGE_END)?)? HANGUP CHAN_END( LINKEDID_END)?$/;
  expect([...legs().values()].map((types) => types.join(' ')).filter((types) => !known.test(types))).toEqual([]);
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

test('a leg is named after the second of its start, told five hours ahead', () => {
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

test('the records are the same at every start', () => {
  expect([...documentedCallRecords()]).toEqual(records);
});

test('profile documented holds them, without gap from 1 on', () => {
  const { store } = createWorld({ seeds: 'documented', dialect: 'documented' });
  const [row] = store.select('SELECT count(*) AS count, min(id) AS first, max(id) AS last, sum(late) AS late FROM cel');
  store.close();
  expect(row).toEqual({ count: 22_000, first: 1, last: 22_000, late: 0 });
});
