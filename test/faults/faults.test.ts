import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FaultRefused, Faults, TooManyFaults } from '../../src/faults/faults.ts';
import type { Facts } from '../../src/faults/match.ts';
import { faultRule } from '../../src/faults/rule.ts';
import { Random } from '../../src/random.ts';

const facts: Facts = {
  moment: 'routed',
  operation: 'ipbx/pbx_settings/users:add',
  path: '/service/ipbx/json.php/restricted/pbx_settings/users/',
  method: 'POST',
  hasForm: false,
  hasJson: false,
  parameter: (name) => ({ act: 'add', sum: '1' })[name],
};

const rule = (given: object) => faultRule.parse({ action: { respond: { status: 500 } }, ...given });

/** Which of so many requests a rule strikes, counted from 1. */
function struckOf(trigger: object, requests: number, seed = 1): number[] {
  const faults = new Faults();
  faults.add(rule({ trigger }));
  const random = new Random(seed);
  const all = Array.from({ length: requests }, (_, index) => index + 1);
  return all.filter(() => faults.strike(facts, random).length > 0);
}

test.for<[object, number[]]>([
  [{}, [1, 2, 3, 4, 5, 6, 7, 8]],
  [{ times: 2 }, [1, 2]],
  [{ after: 3 }, [4, 5, 6, 7, 8]],
  [{ every: 3 }, [3, 6]],
  [{ after: 1, every: 2, times: 3 }, [3, 5, 7]],
  [{ probability: 0 }, []],
  [{ probability: 1, times: 1 }, [1]],
])('the trigger %j strikes the requests %j', ([trigger, expected]) => {
  expect(struckOf(trigger, 8)).toEqual(expected);
});

test('a rule that has fired often enough draws no more random numbers', () => {
  const faults = new Faults();
  faults.add(rule({ trigger: { times: 1, probability: 1 } }));
  const random = new Random();
  faults.strike(facts, random);
  const { position } = random;
  expect(faults.strike(facts, random)).toEqual([]);
  expect(random.position).toBe(position);
});

test('a world has at most a thousand rules, and one more changes nothing', () => {
  const faults = new Faults();
  for (let number = 0; number < 1000; number += 1) faults.add(rule({}));
  expect(() => faults.add(rule({}))).toThrow(TooManyFaults);
  expect(() => faults.put('new', rule({}))).toThrow(TooManyFaults);
  expect(faults.put('f1', rule({}))).toMatchObject({ id: 'f1' });
  expect(faults.all()).toHaveLength(1000);
});

test('chance is the same for the same seed, and as often as it says', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const struck = struckOf({ probability: 0.5 }, 400, seed);
      expect(struckOf({ probability: 0.5 }, 400, seed)).toEqual(struck);
      expect(Math.abs(struck.length - 200)).toBeLessThan(80);
    }),
    { numRuns: 20 },
  );
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
  expect(faults.strike(facts, new Random()).length === 1).toBe(expected);
});

test('a rule is asked at one moment: when all is known that it looks at', () => {
  const faults = new Faults();
  faults.add(rule({ id: 'any' }));
  faults.add(rule({ id: 'named', match: { operation: '*:add' } }));
  faults.add(rule({ id: 'mine', match: { account: 'admin' } }));
  faults.add(rule({ id: 'late', stage: 'afterCommit' }));
  for (const fault of faults.all()) {
    const delayed = rule({ action: { delay: 1 }, match: fault.match, stage: fault.stage });
    faults.put(fault.id, delayed);
  }
  const ids = (more: Partial<Facts>) => faults.strike({ ...facts, ...more }, new Random()).map(({ id }) => id);
  expect(ids({})).toEqual(['any', 'named']);
  expect(ids({ hasForm: true })).toEqual(['any']);
  expect(ids({ moment: 'entered', account: 'admin' })).toEqual(['mine']);
  expect(ids({ moment: 'entered', account: 'other' })).toEqual([]);
  expect(ids({ moment: 'entered', account: 'admin', hasForm: true })).toEqual(['named', 'mine']);
  expect(ids({ moment: 'committed' })).toEqual(['late']);
});

test('the first rule that ends a request is the last that is asked', () => {
  const faults = new Faults();
  faults.add(rule({ action: { delay: 5 } }));
  faults.add(rule({}));
  faults.add(rule({}));
  expect(faults.strike(facts, new Random()).map(({ id }) => id)).toEqual(['f1', 'f2']);
  expect(faults.all().map(({ seen, hits }) => [seen, hits])).toEqual([
    [1, 1],
    [1, 1],
    [0, 0],
  ]);
});

test('ids that are made avoid those that are taken', () => {
  const faults = new Faults();
  faults.add(rule({ id: 'f1' }));
  expect(faults.add(rule({})).id).toBe('f2');
  expect(() => faults.add(rule({ id: 'f2' }))).toThrow(FaultRefused);
  faults.replace([rule({}), rule({ id: 'f1' })]);
  expect(faults.all().map(({ id }) => id)).toEqual(['f2', 'f1']);
  expect(() => faults.replace([rule({ id: 'x' }), rule({ id: 'x' })])).toThrow(FaultRefused);
  expect(faults.all().map(({ id }) => id)).toEqual(['f2', 'f1']);
});

test('a reset lets go of what is held', async () => {
  const faults = new Faults();
  const held = faults.hold(60_000);
  faults.reset();
  expect(await held).toBeUndefined();
});
