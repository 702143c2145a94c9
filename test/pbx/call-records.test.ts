import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BadRequest } from '#errors.ts';
import { outOfOrderSql, recordsAfter, recordsBetween, selectBetween } from '#pbx/call-records/queries.ts';
import { addCallRecords, completeCallRecords } from '#pbx/call-records/rows.ts';
import { flaggedRecord, textsSql } from '#pbx/call-records/texts.ts';
import type { Store } from '#store/store.ts';
import { encode } from '#wire/json.ts';
import { columns, emptyStore, idsIn, record, storeWith, written } from '../support/call-records.ts';

test('a record has all its keys in order, all as strings, and missing values are empty', () => {
  const store = emptyStore();
  addCallRecords(store, [record({ channame: 'SIP/a-1' })]);
  const answer = written(recordsAfter(store, { id: 0 }));
  expect(Object.keys(JSON.parse(answer)[0])).toEqual(columns);
  expect(answer).toContain('"channame":"SIP\\/a-1","appname":"","appdata":"","amaflags":"3"');
});

test('the records of a time range are the same with and without records out of order', () => {
  const store = storeWith(10, 20, 20, 30, 40);
  const idsOf = (from: number, to: number) =>
    idsIn(recordsBetween(store, { from: `2012-02-27 03:00:${from}`, to: `2012-02-27 03:00:${to}.999999` }));
  expect(idsOf(20, 30)).toEqual([2, 3, 4]);
  expect(idsOf(21, 29)).toEqual([]);
  expect([idsOf(11, 59), idsOf(41, 59)]).toEqual([[2, 3, 4, 5], []]);
  addCallRecords(store, [record({ eventtime: '2012-02-27 03:00:25' })]);
  expect(idsOf(20, 30)).toEqual([2, 3, 6, 4]);
});

test('every text is encoded as in all other answers', () => {
  const store = emptyStore();
  const text = fc.string({ unit: 'grapheme', maxLength: 20 });
  fc.assert(
    fc.property(text, (cid_name) => {
      store.delete('cel', {});
      addCallRecords(store, [record({ cid_name })]);
      expect(written(recordsAfter(store, { id: 0 }))).toContain(`"cid_name":${encode(cid_name)},`);
    }),
  );
});

test('control characters, quotes and letters beyond ASCII are escaped', () => {
  const store = emptyStore();
  addCallRecords(store, [record({ cid_name: 'É "x" \\ \n\t\u0001\u007f 😀' })]);
  expect(written(recordsAfter(store, { id: 0 }))).toContain(
    String.raw`"cid_name":"\u00c9 \"x\" \\ \n\t\u0001${'\u007f'} \ud83d\ude00"`,
  );
});

test.for([
  ['2012-02-27 03:27:21', '2012-02-27 03:27:21.000000', '2012-02-27 03:27:21'],
  ['2012-02-27 03:27:20', '2012-02-27 03:27:20.000000', '2012-02-27 03:27:20'],
  ['2012-02-27 03:27:21.0437', '2012-02-27 03:27:21.043700', '2012-02-27 03:27:21.0437'],
  ['2012-02-27 00:00:00.000001', '2012-02-27 00:00:00.000001', '2012-02-27 00:00:00.000001'],
])(
  'the time %s is stored with six fraction digits and shown without trailing zeros',
  ([eventtime = '', stored, shown]) => {
    const store = emptyStore();
    addCallRecords(store, [record({ eventtime })]);
    expect(store.all('cel')[0]?.['eventtime']).toBe(stored);
    expect(written(recordsAfter(store, { id: 0 }))).toContain(`"eventtime":"${shown}"`);
  },
);

test.for([
  ['no type', { eventtype: null }],
  ['a time of another form', { eventtime: '27/02/2012' }],
  ['a text that is too long', { accountcode: 'x'.repeat(21) }],
  ['flags that are not a number', { amaflags: 'many' }],
  ['an id that is not a number', { id: 'first' }],
  ['an id that is taken', { id: 1 }],
] as const)('a record with %s is refused, and the ones before it too', ([, changes]) => {
  const store = emptyStore();
  addCallRecords(store, [record()]);
  expect(() => addCallRecords(store, [record(), record(changes)])).toThrow(BadRequest);
  expect(store.all('cel')).toHaveLength(1);
});

test('ids continue after the greatest explicit one', () => {
  const store = emptyStore();
  addCallRecords(store, [record({ id: 7 }), record()]);
  expect(store.all('cel').map((row) => row['id'])).toEqual([7, 8]);
});

test('records inserted by SQL are completed: page, six fraction digits, order', () => {
  const store = storeWith(30);
  store.run(
    `INSERT INTO cel (eventtype, eventtime, uniqueid, linkedid) VALUES ('HANGUP', '2012-02-27 03:00:10.5', '2.1', '2.1')`,
  );
  completeCallRecords(store);
  expect(idsIn(recordsAfter(store, { id: 0 }))).toEqual([2, 1]);
  expect(store.first('cel', { id: 2 })).toMatchObject({ eventtime: '2012-02-27 03:00:10.500000', out_of_order: 1 });
});

test('records are sorted by time, then by id, and the limit keeps the oldest', () => {
  const store = storeWith(10, 30, 20, 20, 40, 5);
  expect(idsIn(recordsAfter(store, { id: 0 }))).toEqual([6, 1, 3, 4, 2, 5]);
  expect(idsIn(recordsAfter(store, { id: 0, limit: 3 }))).toEqual([6, 1, 3]);
  expect(idsIn(recordsAfter(store, { id: 2 }))).toEqual([6, 3, 4, 5]);
  expect(idsIn(recordsBetween(store, { from: '2012-02-27', to: '2012-02-28' }, 2))).toEqual([6, 1]);
});

test('records in any order of times are sorted by time and id', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 59 }), { minLength: 1, maxLength: 12 }),
      fc.nat({ max: 12 }),
      (seconds, after) => {
        const store = storeWith(...seconds);
        const ids = seconds.map((_, index) => index + 1).filter((id) => id > after);
        const secondOf = (id: number) => seconds[id - 1] ?? 0;
        const sorted = ids.toSorted((one, other) => secondOf(one) - secondOf(other) || one - other);
        expect(idsIn(recordsAfter(store, { id: after, limit: 4 }))).toEqual(sorted.slice(0, 4));
      },
    ),
    { numRuns: 25 },
  );
});

test('each row of a search by date ends with the name of its flags', () => {
  const store = emptyStore();
  addCallRecords(
    store,
    [0, 1, 2, 3, 9].map((amaflags) => record({ amaflags })),
  );
  const answer = written(recordsBetween(store, { from: '2012', to: '2013' }));
  const names = ['default', 'omit', 'billing', 'documentation', 'default'];
  expect(JSON.parse(answer)).toMatchObject(names.map((amaflagsmeta) => ({ amaflagsmeta })));
});

/** The query plan of SQLite. */
function planOf(store: Store, { sql, values }: { sql: string; values: readonly (string | number | null)[] }): string[] {
  const shape = { id: 'number', parent: 'number', notused: 'number', detail: 'text' } as const;
  return store.query(shape, `EXPLAIN QUERY PLAN ${sql}`, ...values).map(({ detail }) => detail);
}

test('records out of order are looked up in a separate index', () => {
  expect(planOf(emptyStore(), { sql: outOfOrderSql, values: [1] })).toEqual([
    'SEARCH cel USING COVERING INDEX cel_out_of_order (id>?)',
  ]);
});

test('answers by date and context read a range of the index by time and sort nothing', () => {
  const { sql, values } = selectBetween({ from: '2012', to: '2013', context: 'default' }, '*');
  const plan = planOf(emptyStore(), {
    values: [...values, 5000],
    sql: textsSql({ flagged: flaggedRecord.end }, `${sql} LIMIT ?`),
  });
  expect(plan).toContain('SEARCH cel USING INDEX cel_eventtime (eventtime>? AND eventtime<?)');
  expect(plan.join('\n')).not.toMatch(/TEMP B-TREE|SCAN cel\b/);
});

test('records in the middle of a batch are compared with the last one in order', () => {
  const store = storeWith(50, 51, 52, 10, 11, 12, 53);
  expect(store.all('cel').map(({ out_of_order }) => out_of_order)).toEqual([0, 0, 0, 1, 1, 1, 0]);
  expect(idsIn(recordsAfter(store, { id: 0, limit: 3 }))).toEqual([4, 5, 6]);
});

test.for([
  ['a NUL', 'a\0b'],
  ['half of a surrogate pair', 'a\ud83d'],
] as const)('a record with %s in any text is refused', ([, text]) => {
  const store = emptyStore();
  for (const name of ['eventtype', 'cid_name', 'channame', 'appdata', 'uniqueid', 'peer']) {
    const refusal = `cel.${name} must be a string of valid Unicode without NUL`;
    expect(() => addCallRecords(store, [record({ [name]: text })])).toThrow(refusal);
  }
  addCallRecords(store, [record({ cid_name: '\ud83d\ude00' })]);
  expect(store.all('cel')).toMatchObject([{ cid_name: '\ud83d\ude00' }]);
});
