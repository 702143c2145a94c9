import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weightOf } from '../../src/journal/entry.ts';
import { Journal } from '../../src/journal/journal.ts';
import { type EntryParts, entryOf, journalOf } from './entries.ts';

const long = 'x'.repeat(5000);

test('a journal never holds more than its bounds, keeps the latest, and its total is what it kept and dropped', () => {
  const bounds = fc.record({ entries: fc.nat(20), bytes: fc.nat(20_000) });
  fc.assert(
    fc.property(bounds, fc.array(fc.nat(4000), { maxLength: 200 }), (limits, sizes) => {
      const journal = new Journal(limits);
      const fitting: string[] = [];
      for (const [index, size] of sizes.entries()) {
        const entry = entryOf({ id: `req-${index}`, answered: 'x'.repeat(size) });
        journal.append(entry);
        if (weightOf(entry) <= limits.bytes) fitting.push(entry.id);
        const kept = journal.entries();
        expect(kept.length).toBe(journal.kept);
        expect(kept.length).toBeLessThanOrEqual(limits.entries);
        expect(kept.reduce((sum, other) => sum + weightOf(other), 0)).toBe(journal.bytes);
        expect(journal.bytes).toBeLessThanOrEqual(limits.bytes);
        expect(journal.total).toBe(index + 1);
        expect(journal.kept + journal.dropped).toBe(journal.total);
        expect(kept.map(({ id }) => id)).toEqual(fitting.slice(fitting.length - kept.length));
      }
    }),
  );
});

test('a call that alone is too heavy is dropped and leaves the others', () => {
  const journal = journalOf([{}, { answered: 'x'.repeat(5000) }, {}], { entries: 10, bytes: 4000 });
  expect(journal.entries().map(({ id }) => id)).toEqual(['req-1', 'req-3']);
  expect(journal.dropped).toBe(1);
});

test('headers weigh too', () => {
  const heavier = entryOf({ headers: { cookie: 'x'.repeat(1000) } });
  expect(weightOf(heavier) - weightOf(entryOf())).toBe(1006);
});

test('an entry is found by its id until it is dropped', () => {
  const journal = journalOf([{}, {}, {}], { entries: 2, bytes: 100_000 });
  expect(journal.find('req-1')).toBeUndefined();
  expect(journal.find('req-3')?.id).toBe('req-3');
});

test('a listener hears of every entry and of a reset until it stops', () => {
  const journal = new Journal();
  const heard: (string | undefined)[] = [];
  const stop = journal.listen((entry) => heard.push(entry?.id));
  journal.append(entryOf({ id: 'one' }));
  journal.reset();
  stop();
  journal.append(entryOf({ id: 'two' }));
  expect(heard).toEqual(['one', undefined]);
  expect([journal.total, journal.kept, journal.dropped]).toEqual([1, 1, 0]);
});

test.for<[string, EntryParts]>([
  ['url', { url: `/${long}` }],
  ['account', { account: long }],
  ['operation', { operation: long }],
  ['note', { note: long }],
  ['reason', { reason: { message: 'no', value: long } }],
  ['refused object', { reason: { message: 'no', value: { passwd: long } } }],
  ['header', { headers: { 'x-long': long } }],
  ['repeated header', { headers: { 'x-long': ['a', long] } }],
  ['body', { body: long }],
  ['answer', { answered: long }],
])('the %s of an entry is weighed', ([, parts]) => {
  expect(journalOf([parts]).bytes - journalOf([{}]).bytes).toBeGreaterThanOrEqual(long.length);
});
