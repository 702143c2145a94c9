import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setAccount } from '#access/default-account.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { applyFixtures } from '#seeding/apply.ts';
import { exportFixtures } from '#seeding/export.ts';
import { InvalidFixtures } from '#seeding/problems.ts';
import { dump, type Mock, startMock } from '../support/mock.ts';

const ada = { userfeatures: { firstname: 'Ada', entityid: 1 } };
const record = { eventtype: 'CHAN_START', eventtime: '2012-01-01 00:00:00', uniqueid: '1.1', linkedid: '1.1' };

function refusalOf({ world }: Mock, document: unknown): InvalidFixtures {
  try {
    applyFixtures(world, document);
  } catch (error) {
    if (error instanceof InvalidFixtures) return error;
    throw error;
  }
  throw new Error('the document was applied');
}

function faultsOf(mock: Mock, document: unknown): readonly string[] {
  return refusalOf(mock, document).problems.map(({ at, message }) => `${at}: ${message}`);
}

/** The state that a refused document must not change: rows, ids and random generator. */
function stateOf(mock: Mock): string {
  const { store, random } = mock.world;
  const counters = store.sequences.entries().filter(([, last]) => last > 0);
  return JSON.stringify([dump(mock), counters.sort(), random.position]);
}

/** Returns the document after a round trip through JSON. */
function exported({ world }: Mock): unknown {
  return JSON.parse(JSON.stringify(exportFixtures(world.store)));
}

test('bodies are added as clients add them', async () => {
  const [mock, other] = [startMock(), startMock()];
  const entities = [{ name: 'second', displayname: 'Second' }];
  mock.world.clock.freeze(0);
  other.world.clock.freeze(0);
  expect(applyFixtures(mock.world, { users: [ada], entities })).toEqual({ entities: 1, users: 1 });
  await other.call(entity, 'add', { body: entities[0] });
  await other.call(users, 'add', { body: ada });
  expect(stateOf(mock)).toBe(stateOf(other));
});

test('the order of the keys does not matter: objects are added before others refer to them', async () => {
  const mock = startMock();
  const context = { name: 'lab', displayname: 'Lab', entity: 'second', contexttype: 'internal' };
  applyFixtures(mock.world, {
    users: [{ userfeatures: { firstname: 'Ada', entityid: 2 } }],
    contexts: [{ context }],
    entities: [{ name: 'second', displayname: 'Second' }],
  });
  expect((await mock.call(users, 'list')).json()).toMatchObject([{ firstname: 'Ada' }]);
});

test('rows are added to their tables, with the next id if they have none', () => {
  const { world } = startMock();
  const rows = [{ name: 'b', displayname: 'B' }, { id: 9, name: 'c', disable: true }, { name: 'd' }];
  expect(applyFixtures(world, { tables: { entity: rows, cel: [record, record] } })).toEqual({
    'tables.cel': 2,
    'tables.entity': 3,
  });
  expect(world.store.all('entity').map(({ id, name, disable }) => [id, name, disable])).toEqual([
    [1, 'entity', 0],
    [2, 'b', 0],
    [9, 'c', 1],
    [10, 'd', 0],
  ]);
  expect(world.store.all('cel')).toMatchObject([{ id: 1 }, { id: 2, eventtype: 'CHAN_START', out_of_order: 0 }]);
});

test('every problem is reported with its place', () => {
  const document = {
    entites: [],
    _sequences: { nothing: 1 },
    tables: {
      entity: [{ nmae: 'x' }, { name: 'entity' }, { name: 'b'.repeat(70) }],
      cel: [record, { ...record, eventtime: 'never' }, { ...record, wire: '' }],
    },
    users: [ada, { userfeatures: { lastname: 'Lovelace' } }, 3, {}],
    queues: {},
  };
  expect(faultsOf(startMock(), document)).toEqual([
    'entites: there is no such name; did you mean entities?',
    'tables.entity[0].nmae: there is no such name; did you mean name?',
    'tables.entity[1].name: name "entity" is already used by entity 1; choose another, or change or delete that one first',
    expect.stringMatching(/^tables\.entity\[2\]\.name: must be at most 64 characters long; it is "b{70}"$/),
    expect.stringMatching(/^tables\.cel\[2\]\.wire: there is no such name/),
    expect.stringMatching(/^tables\.cel\[1\]\.eventtime: eventtime must be/),
    expect.stringMatching(/^_sequences\.nothing: there is no such name/),
    'users[2]: expected an object, got 3',
    'users[1].userfeatures.firstname: the field is required',
    'users[3].userfeatures: userfeatures is missing; it must be an object',
    'queues: expected a list, got an object',
  ]);
});

test.for([null, [], 'users', 3, [ada]])('%j is not a document', (document) => {
  expect(faultsOf(startMock(), document)).toHaveLength(1);
});

test.for(['merge', 'replace'] as const)('a document with a problem changes nothing in mode %s', (mode) => {
  for (const dialect of ['documented', 'recorded'] as const) {
    const mock = startMock({ seeds: 'documented', dialect });
    const before = stateOf(mock);
    const document = {
      tables: { entity: [{ name: 'b' }] },
      lines: [{ protocol: { protocol: 'sip' } }],
      users: [ada, {}],
    };
    expect(() => applyFixtures(mock.world, document, { mode })).toThrow(InvalidFixtures);
    expect(stateOf(mock)).toBe(before);
  }
});

test('a refused document rolls back the random generator', () => {
  const { world } = startMock();
  const withLine = { ...ada, linefeatures: { protocol: ['sip'], context: ['default'], number: [''] } };
  const { position } = world.random;
  applyFixtures(world, { users: [withLine] });
  expect(world.random.position).not.toBe(position);
  const later = world.random.position;
  expect(() => applyFixtures(world, { users: [withLine, {}] })).toThrow(InvalidFixtures);
  expect(world.random.position).toBe(later);
});

test('of many problems ten are printed, a hundred described and all counted', () => {
  const faults = refusalOf(startMock(), { entities: Array.from({ length: 250 }, () => 3), users: [4] });
  expect([faults.problems.length, faults.count]).toEqual([100, 251]);
  expect(faults.lines).toHaveLength(11);
  expect(faults.lines.slice(-2)).toEqual(['entities[9]: expected an object, got 3', 'and 241 more problems']);
  expect(faults.in('a.json').lines.at(-1)).toBe('and 241 more problems');
});

test('names of 80,000 letters and many unknown names are reported quickly', () => {
  const long = 'userfeature'.repeat(8_000);
  const names = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`unknown${index}`, []]));
  const [first] = refusalOf(startMock(), { [long]: [], tables: { [long]: [] } }).problems;
  expect(first?.at).toBe(`${long.slice(0, 80)}…`);
  expect(refusalOf(startMock(), names).count).toBe(20_000);
});

test('users keep the order of their last write', () => {
  const [from, to] = [startMock(), startMock()];
  applyFixtures(from.world, { users: [ada, ada, ada] });
  from.world.store.update('userfeatures', { id: 1 }, { description: 'changed' });
  const turns = ({ world }: Mock) => world.store.all('userwritten', {}, 'turn').map(({ userid }) => userid);
  expect(turns(from)).toEqual([2, 3, 1]);
  applyFixtures(to.world, exported(from));
  expect(turns(to)).toEqual([2, 3, 1]);
  expect(exported(from)).toHaveProperty('tables');
  expect(exported(from)).not.toHaveProperty('tables.userwritten');
});

test('a dry run counts and changes nothing', () => {
  const mock = startMock();
  const before = stateOf(mock);
  const options = { mode: 'replace', dryRun: true } as const;
  expect(applyFixtures(mock.world, { entities: [{ name: 'other', displayname: 'Other' }] }, options)).toEqual({
    entities: 1,
  });
  expect(stateOf(mock)).toBe(before);
});

test('fixtures write no effects', () => {
  const { world } = startMock();
  applyFixtures(world, { users: [ada] });
  expect(world.effects.matching()).toEqual([]);
});

test('mode replace starts from a PBX before its setup, but keeps the accounts', () => {
  const [mock, empty] = [startMock({ seeds: 'documented' }), startMock({ seeds: 'empty' })];
  setAccount(mock.world.store, { login: 'ada1', password: 'lovelace' }, 'admin');
  const accounts = mock.world.store.all('accesswebservice');
  applyFixtures(mock.world, {}, { mode: 'replace' });
  expect(mock.world.store.all('accesswebservice')).toEqual(accounts);
  mock.world.store.delete('accesswebservice', {});
  empty.world.store.delete('accesswebservice', {});
  expect(dump(mock)).toBe(dump(empty));
});

test('mode replace replaces the rows of a table in the document', () => {
  const { world } = startMock();
  applyFixtures(world, { tables: { contexttype: [], entity: [{ id: 4, name: 'only' }] } }, { mode: 'replace' });
  expect([world.store.count('contexttype'), world.store.all('entity')]).toMatchObject([0, [{ id: 4, name: 'only' }]]);
});

test('importing the export of a full PBX reproduces its state', { timeout: 60_000 }, () => {
  const [from, to] = [startMock({ seeds: 'documented' }), startMock()];
  applyFixtures(to.world, exported(from), { mode: 'replace' });
  expect(dump(to) === dump(from)).toBe(true);
  expect(to.world.store.sequences.peek('userfeatures')).toBe(from.world.store.sequences.peek('userfeatures'));
});

test('call records that are out of order stay so', () => {
  const [from, to] = [startMock(), startMock()];
  const cel = [7, 5, 9].map((id) => ({ ...record, id, eventtime: `2012-01-0${id} 00:00:00` }));
  applyFixtures(from.world, { tables: { cel } });
  expect(from.world.store.all('cel')).toMatchObject([
    { id: 5, out_of_order: 1 },
    { id: 7, out_of_order: 0 },
    { id: 9, out_of_order: 0 },
  ]);
  applyFixtures(to.world, exported(from), { mode: 'replace' });
  expect(dump(to)).toBe(dump(from));
});

test('after any changes, export and import reproduce the state and the next ids', { timeout: 60_000 }, () => {
  const to = startMock();
  const body = fc.record({
    userfeatures: fc.record({ firstname: fc.stringMatching(/^[A-Za-zé]{1,9}$/), entityid: fc.constant(1) }),
  });
  const rows = fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-z]{2,9}$/), description: fc.string() }), {
    selector: ({ name }) => name,
  });
  fc.assert(
    fc.property(fc.array(body, { maxLength: 5 }), rows, fc.integer({ min: 1, max: 6 }), (bodies, entities, gone) => {
      const from = startMock();
      const entity = entities.filter(({ name }) => name !== 'entity');
      applyFixtures(from.world, { users: bodies, tables: { entity } });
      from.world.store.delete('userfeatures', { id: gone });
      applyFixtures(to.world, exported(from), { mode: 'replace' });
      expect(dump(to)).toBe(dump(from));
      expect(exported(to)).toEqual(exported(from));
    }),
    { numRuns: 15 },
  );
});
