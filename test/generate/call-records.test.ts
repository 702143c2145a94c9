import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actorsOf } from '#generate/calls/actors.ts';
import { callRecords } from '#generate/calls/records.ts';
import { generate } from '#generate/generate.ts';
import { generateBody, minRecords } from '#generate/request.ts';
import type { NewRecord } from '#pbx/call-records/leg.ts';
import { cel } from '#resources/service/ipbx/call_management/cel.ts';
import { createWorld } from '#seeding/create-world.ts';
import type { Rows } from '#store/schema/rows.ts';
import { Random } from '#world/random.ts';
import { type Mock, startMock } from '../support/mock.ts';

const office = { seed: 7, users: 40, groups: 3, queues: 3, agents: 8, incalls: 30 };

function fill(
  { world }: Pick<Mock, 'world'>,
  wanted: Parameters<typeof generateBody.parse>[0],
): readonly Rows['cel'][] {
  const before = world.store.count('cel');
  generate(world, generateBody.parse(wanted), '127.0.0.1');
  return world.store.all('cel', {}, 'id').slice(before);
}

function groupedBy<Found extends NewRecord>(rows: readonly Found[], column: 'linkedid' | 'uniqueid') {
  const groups = new Map<string, Found[]>();
  for (const row of rows) {
    const key = row[column] ?? '';
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(row);
  }
  return groups;
}

const typesOf = (rows: readonly NewRecord[]) => rows.map((row) => row.eventtype).join(' ');

const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
const records = fill({ world }, { ...office, cels: 5000 });
const actors = actorsOf(world.store);
world.close();

test('every number of records from the minimum consists of complete calls', () => {
  fc.assert(
    fc.property(fc.integer({ min: minRecords, max: 400 }), fc.nat(), (count, seed) => {
      const made = [...callRecords(new Random(seed), actors, { records: count, from: 0, callsPerDay: 100 })];
      const calls = [...groupedBy(made, 'linkedid').values()];
      return made.length === count && calls.every((call) => call.at(-1)?.eventtype === 'LINKEDID_END');
    }),
  );
});

test('times rise strictly with the ids, from the default first day, during opening hours', () => {
  const times = records.map((row) => row.eventtime);
  expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? ''))).toBe(true);
  expect(times[0]?.slice(0, 13)).toBe('2012-10-01 08');
  const starts = records.filter((row) => row.eventtype === 'CHAN_START' && row.uniqueid === row.linkedid);
  const hours = starts.map((row) => Number(row.eventtime.slice(11, 13)));
  expect([Math.min(...hours), Math.max(...hours)]).toEqual([8, 18]);
  const days = new Set(times.map((time) => new Date(`${time.slice(0, 10)}T00:00:00Z`).getUTCDay()));
  expect([...days].filter((day) => day === 0 || day === 6)).toEqual([]);
  expect(records.filter((row) => row.out_of_order === 1)).toEqual([]);
});

test('each leg starts, runs applications, optionally talks or transfers, and ends', () => {
  const known =
    /^CHAN_START APP_START( APP_START| ANSWER| BRIDGE_START BRIDGE_END| BRIDGE_START BRIDGE_END APP_START| BLINDTRANSFER)* HANGUP CHAN_END( LINKEDID_END)?$/;
  const legs = [...groupedBy(records, 'uniqueid').values()].map(typesOf);
  expect(legs.filter((types) => !known.test(types))).toEqual([]);
});

test('a call is named after its first leg and ends once, with its last record', () => {
  const calls = [...groupedBy(records, 'linkedid')];
  expect(calls.filter(([id, rows]) => rows[0]?.uniqueid !== id)).toEqual([]);
  expect(calls.filter(([, rows]) => !/^(?!.*LINKEDID_END .).*LINKEDID_END$/.test(typesOf(rows)))).toEqual([]);
  expect(Math.max(...calls.map(([, rows]) => groupedBy(rows, 'uniqueid').size))).toBe(3);
});

test('a leg is named after the second of its start, and names are unique', () => {
  const starts = records.filter((row) => row.eventtype === 'CHAN_START');
  const wrong = starts.filter((row) => {
    const started = Date.parse(`${row.eventtime.slice(0, 19).replace(' ', 'T')}Z`) / 1000;
    return Number(row.uniqueid.split('.')[0]) !== started;
  });
  expect(wrong).toEqual([]);
  expect(new Set(starts.map((row) => row.uniqueid)).size).toBe(starts.length);
});

test('calls overlap, and bridged legs belong to the same call', () => {
  const open = new Set<string>();
  const together = records.map((row) => {
    if (row.eventtype === 'LINKEDID_END') open.delete(row.linkedid);
    else open.add(row.linkedid);
    return open.size;
  });
  expect(Math.max(...together)).toBeGreaterThan(1);
  const channels = new Map(
    [...groupedBy(records, 'linkedid')].map(([id, rows]) => [id, new Set(rows.map((row) => row.channame))]),
  );
  const bridged = records.filter((row) => row.peer !== '');
  expect(bridged.length).toBeGreaterThan(100);
  expect(bridged.filter((row) => !channels.get(row.linkedid)?.has(row.peer))).toEqual([]);
});

test('there are transfers, queues, groups, voicemails and calls to the outside', () => {
  const applications = new Set(records.map((row) => `${row.appname} ${row.context}`));
  for (const known of [
    'Queue queue',
    'Queue group',
    'Dial user',
    'Dial outcall',
    'VoiceMail voicemail',
    'VoiceMailMain voicemail',
  ]) {
    expect(applications).toContain(known);
  }
  expect(records.filter((row) => row.eventtype === 'BLINDTRANSFER').length).toBeGreaterThan(5);
});

test('callers and destinations exist: numbers, lines and queues are those of the PBX', () => {
  const mock = startMock();
  const made = fill(mock, { ...office, cels: 1000 });
  const { store } = mock.world;
  const columnOf = (table: string, column: string) =>
    new Set(
      store
        .anyTable(table)
        ?.all()
        .map((row) => row[column]),
    );
  const channels = made.map((row) => /^SIP\/(\w{6})-/.exec(row.channame)?.[1]).filter((name) => name !== undefined);
  expect(channels.filter((name) => !columnOf('linefeatures', 'name').has(name))).toEqual([]);
  const queues = made.filter((row) => row.appname === 'Queue').map((row) => row.appdata.split(',')[0] ?? '');
  expect(queues.filter((name) => !columnOf('queue', 'name').has(name))).toEqual([]);
  const fromOutside = made.filter((row) => row.context === 'company1-incall').map((row) => row.exten);
  expect(fromOutside.length).toBeGreaterThan(0);
  expect(fromOutside.filter((exten) => !columnOf('incall', 'exten').has(exten))).toEqual([]);
});

test('new records must start after the existing ones', () => {
  const mock = startMock({ seeds: 'documented' });
  const [first] = fill(mock, { cels: 200 });
  expect((first?.eventtime ?? '') > '2012-03-01').toBe(true);
  const [later] = fill(mock, { cels: 200, from: '2013-02-04' });
  expect(later?.eventtime.slice(0, 10)).toBe('2013-02-04');
  expect(() => fill(mock, { cels: 200, from: '2013-02-04' })).toThrow('there are call records up to 2013-02-04');
});

test('the calls can be searched by day and are summarized with both parties', async () => {
  const mock = startMock();
  fill(mock, { ...office, cels: 2000 });
  const query = { dbeg: '2012-10-01', dend: '2012-10-31', src: '', limit: '1000' };
  const found = await mock.call(cel, 'search', { query });
  expect(found.status).toBe(200);
  const legs = Object.values(JSON.parse(found.text)).flatMap((call) => Object.values(Object(call)));
  expect(legs.length).toBeGreaterThan(200);
  for (const leg of legs) expect(leg).toMatchObject({ start: expect.any(Number), end: expect.any(Number) });
});
