import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptBody, sizeOfEntry } from '#journal/entry.ts';
import { metaOf } from '#journal/entry-json.ts';
import { Journal } from '#journal/journal.ts';
import { type EntryParts, entryOf, journalOf } from './entries.ts';

const long = 'x'.repeat(5000);

test('a journal keeps the latest entries within its limits, and total is kept plus dropped', () => {
  const bounds = fc.record({ entries: fc.nat(20), bytes: fc.nat(20_000) });
  fc.assert(
    fc.property(bounds, fc.array(fc.nat(4000), { maxLength: 200 }), (limits, sizes) => {
      const journal = new Journal(limits);
      const fitting: string[] = [];
      for (const [index, size] of sizes.entries()) {
        const entry = entryOf({ id: `req-${index}`, answered: 'x'.repeat(size) });
        journal.append(entry);
        if (sizeOfEntry(entry) <= limits.bytes) fitting.push(entry.id);
        const kept = journal.entries();
        expect(kept.length).toBe(journal.kept);
        expect(kept.length).toBeLessThanOrEqual(limits.entries);
        expect(kept.reduce((sum, other) => sum + sizeOfEntry(other), 0)).toBe(journal.bytes);
        expect(journal.bytes).toBeLessThanOrEqual(limits.bytes);
        expect(journal.total).toBe(index + 1);
        expect(journal.kept + journal.dropped).toBe(journal.total);
        expect(kept.map(({ id }) => id)).toEqual(fitting.slice(fitting.length - kept.length));
      }
    }),
  );
});

test('an entry above the size limit is dropped without displacing others', () => {
  const journal = journalOf([{}, { answered: 'x'.repeat(5000) }, {}], { entries: 10, bytes: 4000 });
  expect(journal.entries().map(({ id }) => id)).toEqual(['req-1', 'req-3']);
  expect(journal.dropped).toBe(1);
});

test('the size of headers counts', () => {
  const heavier = entryOf({ headers: { cookie: 'x'.repeat(1000) } });
  expect(sizeOfEntry(heavier) - sizeOfEntry(entryOf())).toBe(1006);
});

test('an entry can be found by its id until it is dropped', () => {
  const journal = journalOf([{}, {}, {}], { entries: 2, bytes: 100_000 });
  expect(journal.find('req-1')).toBeUndefined();
  expect(journal.find('req-3')?.id).toBe('req-3');
});

test('a listener is called for every entry and for a reset until it is removed', () => {
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

test.for<[string, EntryParts, number]>([
  ['url', { url: `/${long}` }, 0],
  ['account', { account: long }, 0],
  ['operation', { operation: long }, 0],
  ['note', { note: long }, 0],
  ['reason', { reason: { message: 'no', value: long } }, 'messagenovalue'.length],
  ['refused object', { reason: { message: 'no', value: { passwd: long } } }, 'messagenovalue{"passwd":""}'.length],
  ['header', { headers: { 'x-long': long } }, 'x-long'.length],
  ['repeated header', { headers: { 'x-long': ['a', long] } }, 'x-long["a",""]'.length],
  ['empty header', { headers: { 'x-null': null, 'x-long': long } }, 'x-nullnullx-long'.length],
  ['body', { body: long }, 0],
  ['ignored fields', { ignored: [{ field: long }, { field: '' }] }, 2 * 64],
  ['answer', { answered: long }, 0],
])('the %s of an entry is weighed', ([, parts, more]) => {
  expect(journalOf([parts]).bytes - journalOf([{}]).bytes).toBe(long.length + more);
});

test('a body up to 256 KiB is kept completely, a longer one by its first 16 KiB and its length', () => {
  const body = Buffer.alloc(256 * 1024, 'x');
  const lengths = [[body], [body, Buffer.from('y')]].map(keptBody).map((kept) => [kept.body.length, kept.length]);
  expect(lengths).toEqual([
    [256 * 1024, undefined],
    [16 * 1024, 256 * 1024 + 1],
  ]);
});

test('a reset journal is like a new one', () => {
  const bounds = { entries: 2, bytes: 100_000 };
  const journal = journalOf([{}, {}, {}], bounds);
  expect(metaOf(journal)).toEqual({ total: 3, kept: 2, dropped: 1, capacity: bounds });
  journal.reset();
  expect([journal.bytes, journal.entries()]).toEqual([0, []]);
  expect(metaOf(journal)).toEqual({ total: 0, kept: 0, dropped: 0, capacity: bounds });
  journal.append(entryOf({ id: 'one' }));
  expect(journal.entries().map(({ id }) => id)).toEqual(['one']);
  expect(journal.bytes).toBe(sizeOfEntry(entryOf()));
});

test('a listener added during a notification is called from the next entry on', () => {
  const journal = new Journal();
  const heard: (string | undefined)[] = [];
  const stop = journal.listen(() => {
    stop();
    journal.listen((entry) => heard.push(entry?.id));
  });
  for (const id of ['one', 'two']) journal.append(entryOf({ id }));
  expect(heard).toEqual(['two']);
});

test('an entry of exactly the size limit is kept', () => {
  const weight = sizeOfEntry(entryOf({ id: 'req-1' }));
  expect(journalOf([{}], { entries: 5, bytes: weight }).kept).toBe(1);
  expect(journalOf([{}], { entries: 5, bytes: weight - 1 }).kept).toBe(0);
  expect(journalOf([{}, {}], { entries: 5, bytes: 2 * weight }).kept).toBe(2);
  expect(journalOf([{}, {}], { entries: 5, bytes: 2 * weight - 1 }).entries()).toMatchObject([{ id: 'req-2' }]);
  expect(journalOf([{}, {}], { entries: 0, bytes: 2 * weight })).toMatchObject({ kept: 0, dropped: 2, bytes: 0 });
});

test('an empty entry counts as 512 bytes, and the default limits are 1000 entries and 16 MiB', () => {
  expect(sizeOfEntry(entryOf({ url: '' }))).toBe(512);
  expect(new Journal().bounds).toEqual({ entries: 1000, bytes: 16 * 1024 * 1024 });
});

test('headers of answer and request count alike', () => {
  const answer = { status: 200, headers: { 'x-long': long }, body: Buffer.alloc(0) };
  expect(sizeOfEntry({ ...entryOf(), answer }) - sizeOfEntry(entryOf())).toBe('x-long'.length + long.length);
});
