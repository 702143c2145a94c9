import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { FaultRefused, Faults, TooManyFaults } from '#faults/faults.ts';
import { type FaultFacts, matchesPath } from '#faults/match.ts';
import { faultRule } from '#faults/rule.ts';
import { Random } from '#world/random.ts';

const facts: FaultFacts = {
  moment: 'routed',
  operation: 'ipbx/pbx_settings/users:add',
  path: '/service/ipbx/json.php/restricted/pbx_settings/users/',
  method: 'POST',
  hasForm: false,
  hasJson: false,
  parameter: (name) => ({ act: 'add', sum: '1' })[name],
};

const rule = (given: object) => faultRule.parse({ action: { respond: { status: 500 } }, ...given });

/** Returns the numbers of the requests for which a rule fires, from 1. */
function struckOf(trigger: object, requests: number, seed = 1): number[] {
  const faults = new Faults();
  faults.add(rule({ trigger }));
  const random = new Random(seed);
  const all = Array.from({ length: requests }, (_, index) => index + 1);
  return all.filter(() => faults.fire(facts, random).length > 0);
}

test.for<[object, number[]]>([
  [{}, [1, 2, 3, 4, 5, 6, 7, 8]],
  [{ times: 2 }, [1, 2]],
  [{ after: 3 }, [4, 5, 6, 7, 8]],
  [{ every: 3 }, [3, 6]],
  [{ after: 1, every: 2, times: 3 }, [3, 5, 7]],
  [{ after: 1, every: 3 }, [4, 7]],
  [{ probability: 0 }, []],
  [{ probability: 1, times: 1 }, [1]],
])('the trigger %j fires on the requests %j', ([trigger, expected]) => {
  expect(struckOf(trigger, 8)).toEqual(expected);
});

test('a rule that has fired `times` times draws no more random numbers', () => {
  const faults = new Faults();
  faults.add(rule({ trigger: { times: 1, probability: 1 } }));
  const random = new Random();
  faults.fire(facts, random);
  const { position } = random;
  expect(faults.fire(facts, random)).toEqual([]);
  expect(random.position).toBe(position);
});

test('a world has at most 1000 rules, and a refused one changes nothing', () => {
  const faults = new Faults();
  for (let number = 0; number < 1000; number += 1) faults.add(rule({}));
  expect(() => faults.add(rule({}))).toThrow('there are 1000 faults, the limit; remove some first');
  expect(() => faults.put('new', rule({}))).toThrow(TooManyFaults);
  expect(faults.put('f1', rule({}))).toMatchObject({ id: 'f1' });
  expect(faults.all()).toHaveLength(1000);
});

test('a rule fires with its probability, identically for the same seed', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const struck = struckOf({ probability: 0.5 }, 400, seed);
      expect(struckOf({ probability: 0.5 }, 400, seed)).toEqual(struck);
      expect(Math.abs(struck.length - 200)).toBeLessThan(80);
    }),
    { numRuns: 20 },
  );
});

test('a rule with probability 0 never fires', () => {
  const faults = new Faults();
  faults.add(rule({ trigger: { probability: 0 } }));
  const random = new Random();
  vi.spyOn(random, 'next').mockReturnValue(0);
  expect(faults.fire(facts, random)).toEqual([]);
});

test.for<[object, boolean]>([
  [{}, true],
  [{ operation: 'ipbx/pbx_settings/users:add' }, true],
  [{ operation: 'ipbx/pbx_settings/users:edit' }, false],
  [{ operation: '*:add' }, true],
  [{ operation: 'ipbx/*/users:*' }, true],
  [{ operation: 'ipbx/*/lines:*' }, false],
  [{ path: '/service/ipbx/json.php/restricted/pbx_settings/users' }, true],
  [{ path: '/service/*/users/' }, true],
  [{ path: '/callcenter/*' }, false],
  [{ method: 'post' }, true],
  [{ method: 'GET' }, false],
  [{ query: { sum: '1' } }, true],
  [{ query: { act: 'add', sum: '2' } }, false],
  [{ query: { none: '' } }, false],
])('the match %j of a user add is %s', ([match, expected]) => {
  const faults = new Faults();
  faults.add(rule({ match }));
  expect(faults.fire(facts, new Random()).length === 1).toBe(expected);
});

test('a rule is evaluated once: when everything that it matches is known', () => {
  const faults = new Faults();
  faults.add(rule({ id: 'any' }));
  faults.add(rule({ id: 'named', match: { operation: '*:add' } }));
  faults.add(rule({ id: 'mine', match: { account: 'admin' } }));
  faults.add(rule({ id: 'late', stage: 'afterCommit' }));
  for (const fault of faults.all()) {
    const delayed = rule({ action: { delay: 1 }, match: fault.match, stage: fault.stage });
    faults.put(fault.id, delayed);
  }
  const ids = (more: Partial<FaultFacts>) => faults.fire({ ...facts, ...more }, new Random()).map(({ id }) => id);
  expect(ids({})).toEqual(['any', 'named']);
  expect(ids({ hasForm: true })).toEqual(['any']);
  expect(ids({ moment: 'entered', account: 'admin' })).toEqual(['mine']);
  expect(ids({ moment: 'entered', account: 'other' })).toEqual([]);
  expect(ids({ moment: 'entered', account: 'admin', hasForm: true })).toEqual(['named', 'mine']);
  expect(ids({ moment: 'committed' })).toEqual(['late']);
});

test('no rule is evaluated after one that ends the request', () => {
  const faults = new Faults();
  faults.add(rule({ action: { delay: 5 } }));
  faults.add(rule({}));
  faults.add(rule({}));
  expect(faults.fire(facts, new Random()).map(({ id }) => id)).toEqual(['f1', 'f2']);
  expect(faults.all().map(({ seen, hits }) => [seen, hits])).toEqual([
    [1, 1],
    [1, 1],
    [0, 0],
  ]);
});

test('generated ids differ from explicit ones', () => {
  const faults = new Faults();
  faults.add(rule({ id: 'f1' }));
  expect(faults.add(rule({})).id).toBe('f2');
  expect(() => faults.add(rule({ id: 'f2' }))).toThrow(new FaultRefused('fault f2 already exists'));
  faults.replace([rule({}), rule({ id: 'f1' })]);
  expect(faults.all().map(({ id }) => id)).toEqual(['f2', 'f1']);
  expect(() => faults.replace([rule({ id: 'x' }), rule({ id: 'x' })])).toThrow(FaultRefused);
  expect(faults.all().map(({ id }) => id)).toEqual(['f2', 'f1']);
});

test('put replaces the rule with the id in place, or appends it, and resets its counters', () => {
  const faults = new Faults();
  for (const id of ['a', 'b']) faults.add(rule({ id, action: { delay: 1 } }));
  faults.fire(facts, new Random());
  expect(faults.put('a', rule({ trigger: { times: 3 } }))).toMatchObject({ id: 'a', seen: 0, hits: 0 });
  expect(faults.put('c', rule({ id: 'other' }))).toMatchObject({ id: 'c' });
  expect(faults.all()).toMatchObject([
    { id: 'a', trigger: { times: 3 }, seen: 0 },
    { id: 'b', seen: 1 },
    { id: 'c', seen: 0 },
  ]);
});

test('a rule is deleted by its id only once', () => {
  const faults = new Faults();
  for (const id of ['a', 'b', 'c']) faults.add(rule({ id }));
  expect([faults.delete('b'), faults.delete('b')]).toEqual([true, false]);
  expect(faults.all().map(({ id }) => id)).toEqual(['a', 'c']);
  expect([faults.find('a')?.id, faults.find('b'), faults.isEmpty]).toEqual(['a', undefined, false]);
  faults.replace([]);
  expect(faults.isEmpty).toBe(true);
});

test('a mutation matches only JSON answers', () => {
  const faults = new Faults();
  faults.add(rule({ action: { mutate: { truncate: 1 } } }));
  const fires = (hasJson: boolean) => faults.fire({ ...facts, moment: 'committed', hasJson }, new Random()).length;
  expect([fires(false), fires(true)]).toEqual([0, 1]);
  expect(faults.all()).toMatchObject([{ seen: 1 }]);
});

test.for<[string, string, boolean]>([
  ['/a/b/', '/a/b', true],
  ['/a/b', '/a/b/', true],
  ['/a/b//', '/a/b', false],
  ['/', '/', true],
  ['/a', '/', false],
  ['/a/b/', '*', true],
  ['/a', '/a/*/', false],
  ['/a/b/', '/a/*', true],
])('the path %s fits the pattern %s: %s', ([path, pattern, expected]) => {
  expect(matchesPath(path, pattern)).toBe(expected);
});

test('a reset releases delayed requests', async () => {
  const faults = new Faults();
  const held = faults.delay(60_000);
  faults.reset();
  expect(await held).toBeUndefined();
});

/** Fake timers: time passes only when the test advances it. */
function stillTime(): void {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
}

test('a delay ends after its time or at a reset, and leaves no timer', async () => {
  stillTime();
  const faults = new Faults();
  const order: string[] = [];
  const short = faults.delay(10).then(() => order.push('short'));
  const long = faults.delay(60_000).then(() => order.push('long'));
  await vi.advanceTimersByTimeAsync(9);
  expect(order).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect([order, vi.getTimerCount()]).toEqual([['short'], 1]);
  faults.reset();
  await Promise.all([short, long]);
  expect([order, vi.getTimerCount()]).toEqual([['short', 'long'], 0]);
});

test('a release is called at one reset, and not after it was cancelled', () => {
  const faults = new Faults();
  const calls: string[] = [];
  faults.onRelease(() => calls.push('kept'));
  faults.onRelease(() => calls.push('ended'))();
  faults.reset();
  faults.reset();
  expect(calls).toEqual(['kept']);
});

test('after releaseAll nothing is delayed', async () => {
  stillTime();
  const faults = new Faults();
  const calls: string[] = [];
  const held = faults.delay(60_000);
  faults.onRelease(() => calls.push('before'));
  faults.releaseAll();
  await held;
  await faults.delay(60_000);
  faults.onRelease(() => calls.push('after'));
  expect([calls, vi.getTimerCount()]).toEqual([['before', 'after'], 0]);
});
