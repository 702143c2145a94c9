import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tryRead } from '#input/read.ts';
import { nearMisses, nearMissJson } from '#journal/near-misses.ts';
import { verificationSchema, verify } from '#journal/verify.ts';
import { journalOf } from './entries.ts';

const bounds = { entries: 2, bytes: 100_000 };
const add = { operation: 'users:add' };
const list = { operation: 'users:list' };

test.each([
  [{ exactly: 2 }, true],
  [{ exactly: 1 }, false],
  [{ atLeast: 2 }, true],
  [{ atLeast: 3 }, false],
  [{ atMost: 2 }, true],
  [{ atMost: 1 }, false],
  [{ atLeast: 1, atMost: 3 }, true],
])('two calls are verified by %j: %s', (count, verified) => {
  expect(verify(journalOf([add, list, add]), { pattern: add, count })).toMatchObject({ verified, inconclusive: false });
});

test('without a count at least one request must match', () => {
  expect(verify(journalOf([add]), { pattern: add }).verified).toBe(true);
  expect(verify(journalOf([list]), { pattern: add }).verified).toBe(false);
});

test('a verdict has the actual requests', () => {
  const journal = journalOf([list, { ...add, status: 400, body: { passwd: 'hidden' } }]);
  const pattern = { ...add, status: 200, body: { passwd: 'wanted' } };
  const { nearMisses, ...verdict } = verify(journal, { pattern, count: { exactly: 1 } });
  expect(verdict).toEqual({
    verified: false,
    inconclusive: false,
    expected: { pattern: { ...add, status: 200, body: { passwd: '[redacted]' } }, count: { exactly: 1 } },
    actual: { count: 0, requests: [] },
  });
  expect(nearMisses.map(({ entry }) => entry.id)).toEqual(['req-2', 'req-1']);
  expect(nearMisses[0]?.differences.map(({ at }) => at)).toEqual(['status', 'body.passwd']);
});

test('a verdict with too many matches has no near misses', () => {
  const verdict = verify(journalOf([add, list, add]), { pattern: add, count: { exactly: 1 } });
  expect(verdict).toMatchObject({ actual: { count: 2, requests: [{ id: 'req-1' }, { id: 'req-3' }] }, nearMisses: [] });
});

test.each([
  [{ exactly: 2 }, 'inconclusive'],
  [{ exactly: 3 }, 'inconclusive'],
  [{ exactly: 1 }, 'refuted'],
  [{ exactly: 4 }, 'refuted'],
  [{ atLeast: 2 }, 'verified'],
  [{ atLeast: 3 }, 'inconclusive'],
  [{ atLeast: 4 }, 'refuted'],
  [{ atMost: 3 }, 'verified'],
  [{ atMost: 2 }, 'inconclusive'],
  [{ atMost: 1 }, 'refuted'],
])('of two calls kept and one dropped %j is %s', (count, expected) => {
  const { verified, inconclusive } = verify(journalOf([add, add, add], bounds), { pattern: add, count });
  expect(verified ? 'verified' : inconclusive ? 'inconclusive' : 'refuted').toBe(expected);
});

test('a sequence is verified if its steps are in order, with any requests between them', () => {
  expect(verify(journalOf([list, add, list, add]), { sequence: [add, list] })).toMatchObject({
    verified: true,
    actual: { requests: [{ id: 'req-2' }, { id: 'req-3' }] },
  });
});

test('an incomplete sequence has its missing step, and the request that came too early', () => {
  const verdict = verify(journalOf([list, add]), { sequence: [add, list] });
  expect(verdict).toMatchObject({
    verified: false,
    inconclusive: false,
    actual: { requests: [{ id: 'req-2' }], missing: { step: 2, pattern: list } },
  });
  expect(verdict.nearMisses).toMatchObject([{ entry: { id: 'req-1' }, differences: [{ at: 'order' }] }]);
});

test('a sequence is inconclusive only if dropped entries could complete it', () => {
  const journal = journalOf([list, list, add], bounds);
  expect(verify(journal, { sequence: [add, list, add] })).toMatchObject({ verified: false, inconclusive: true });
  expect(verify(journal, { sequence: [add, add, list] })).toMatchObject({ verified: false, inconclusive: false });
});

test('a conclusive verdict is correct, whatever was dropped', () => {
  const names = fc.constantFrom('a', 'b', 'c');
  const calls = fc.array(names, { maxLength: 8 });
  fc.assert(
    fc.property(calls, fc.array(names, { minLength: 1, maxLength: 4 }), fc.nat(8), (made, wanted, kept) => {
      const parts = made.map((operation) => ({ operation }));
      const [whole, bounded] = [journalOf(parts), journalOf(parts, { entries: kept, bytes: 100_000 })];
      const operation = wanted[0] ?? 'a';
      const verifications = [
        { sequence: wanted.map((name) => ({ operation: name })) },
        { pattern: { operation }, count: { exactly: wanted.length } },
        { pattern: { operation }, count: { atLeast: wanted.length } },
        { pattern: { operation }, count: { atMost: wanted.length } },
      ];
      for (const asked of verifications) {
        const [truth, verdict] = [verify(whole, asked), verify(bounded, asked)];
        expect(truth.inconclusive).toBe(false);
        if (!verdict.inconclusive) expect(verdict.verified).toBe(truth.verified);
        expect(verdict.verified && verdict.inconclusive).toBe(false);
      }
    }),
  );
});

test.each([
  [{}, false],
  [{ pattern: {} }, true],
  [{ count: { exactly: 1 } }, true],
  [{ count: {} }, false],
  [{ count: { exactly: -1 } }, false],
  [{ sequence: [] }, false],
  [{ sequence: [{}] }, true],
  [{ sequence: [{}], count: { exactly: 1 } }, false],
])('the verification %j is valid: %s', (asked, valid) => {
  expect(verificationSchema.safeParse(asked).success).toBe(valid);
});

test('an empty journal has no near misses', () => {
  expect(verify(journalOf([]), { sequence: [add] }).nearMisses).toEqual([]);
});

test('the pattern in a verdict is redacted', () => {
  const pattern = { query: { passwd: 'hidden' }, body: 'passwd=hidden' };
  const verdicts = [verify(journalOf([]), { pattern }), verify(journalOf([]), { sequence: [pattern] })];
  expect(JSON.stringify(verdicts)).not.toContain('hidden');
});

const onePossible = 'must have either a sequence, or a pattern, a count or both';

test.for<[object, string, string]>([
  [{}, '', onePossible],
  [{ pattern: {}, sequence: [{}] }, '', onePossible],
  [{ count: { exactly: 1 }, sequence: [{}] }, '', onePossible],
  [{ count: {} }, 'count', 'must have exactly, atLeast or atMost'],
  [{ count: { atLeast: 2, atMost: 1 } }, 'count', 'must not ask for at least 2 and at most 1'],
  [{ count: { exactly: 1, atLeast: 2 } }, 'count', 'must not ask for at least 2 and at most 1'],
  [{ count: { exactly: 2, atMost: 1 } }, 'count', 'must not ask for at least 2 and at most 1'],
  [{ count: { exactly: 0, atLeast: 1 } }, 'count', 'must not ask for at least 1 and at most 0'],
])('the verification %j is refused, and says why', ([asked, at, message]) => {
  expect(tryRead(verificationSchema, asked)).toEqual({ problems: [{ at, message }], count: 1 });
});

test('a count may allow exactly one number', () => {
  const counts = [{ atLeast: 1, atMost: 1 }, { exactly: 1, atLeast: 1, atMost: 1 }, { exactly: 0 }];
  expect(counts.map((count) => verificationSchema.safeParse({ count }).success)).toEqual([true, true, true]);
});

test('near misses are the three entries with the fewest mismatches, the latest first', () => {
  const journal = journalOf([
    { ...add, method: 'POST', status: 500 },
    { ...add, status: 500 },
    { ...add },
    { ...list, status: 500 },
    { ...add, status: 404 },
    { ...add, status: 403 },
  ]);
  const near = nearMisses({ ...add, status: 200, method: 'GET' }, journal.entries());
  expect(near.map(({ entry, differences }) => [entry.id, differences.length])).toEqual([
    ['req-6', 1],
    ['req-5', 1],
    ['req-2', 1],
  ]);
});

test('a near miss is an outline with its differences, redacted', () => {
  const [miss] = nearMisses(
    { body: { passwd: 'wanted' } },
    journalOf([{ ...add, body: { passwd: 'hidden' } }]).entries(),
  );
  expect(miss && nearMissJson(miss)).toEqual({
    id: 'req-1',
    operation: 'users:add',
    method: 'GET',
    url: '/',
    status: 200,
    differences: [{ at: 'body.passwd', expected: '[redacted]', actual: '[redacted]' }],
  });
});

test('a count lists the latest ten matches, and near misses only if matches are missing', () => {
  const journal = journalOf([...Array.from({ length: 12 }, () => add), list]);
  const outcome = (count: object) => {
    const { actual, nearMisses: near } = verify(journal, { pattern: add, count });
    return { actual, near: near.map(({ entry }) => entry.id) };
  };
  const requests = Array.from({ length: 10 }, (_, index) => ({ ...outlined, id: `req-${index + 3}` }));
  expect(outcome({ exactly: 12 })).toEqual({ actual: { count: 12, requests }, near: [] });
  expect(outcome({ atMost: 11 })).toEqual({ actual: { count: 12, requests }, near: [] });
  expect(outcome({ atLeast: 13 })).toEqual({ actual: { count: 12, requests }, near: ['req-13'] });
});

const outlined = { operation: 'users:add', method: 'GET', url: '/', status: 200 };

test('a sequence lists its matches, the missing step, and near misses with their order', () => {
  const asked = { sequence: [add, add, list] };
  expect(verify(journalOf([list, add, add, {}]), asked)).toMatchObject({
    expected: asked,
    actual: {
      requests: [
        { ...outlined, id: 'req-2' },
        { ...outlined, id: 'req-3' },
      ],
      missing: { step: 3, pattern: list },
    },
    nearMisses: [
      { entry: { id: 'req-4' }, differences: [{ at: 'operation' }] },
      { entry: { id: 'req-1' }, differences: [{ at: 'order', expected: 'after req-3', actual: 'before' }] },
    ],
  });
  const { nearMisses: near, actual } = verify(journalOf([add, add, list, {}]), asked);
  expect([near, Object.keys(Object(actual))]).toEqual([[], ['requests']]);
});

test('without a matching step, no near miss has a mismatch of order', () => {
  expect(verify(journalOf([list, list]), { sequence: [add] }).nearMisses).toMatchObject([
    { entry: { id: 'req-2' }, differences: [{ at: 'operation' }] },
    { entry: { id: 'req-1' }, differences: [{ at: 'operation', expected: 'users:add', actual: 'users:list' }] },
  ]);
});
