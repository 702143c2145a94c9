import { expect, test } from 'vitest';
import type { CallStep, PlacedCall } from '#calls/answer.ts';
import { callerOf, dialledOf, lengthOf, outcomeClass, verbOf } from '../../ui/views/calls/call-texts.ts';

const startedAt = '2012-10-07T10:00:00.000Z';

function call(steps: readonly CallStep[], endedAt: string | null = null): PlacedCall {
  return { id: 'call-1', outcome: 'answered', startedAt, endedAt, steps, records: { cel: null, queueLog: [] } };
}

test.each([
  [null, ''],
  ['2012-10-07T10:00:00.000Z', '0 s'],
  ['2012-10-07T10:00:09.600Z', '10 s'],
  ['2012-10-07T10:01:00.000Z', '1 min'],
  ['2012-10-07T11:01:05.000Z', '1 h 1 min 5 s'],
])('a call that ended at %s lasted %j', (endedAt, text) => {
  expect(lengthOf(call([], endedAt))).toBe(text);
});

test('the caller and what they dialled are in the first steps', () => {
  const dials = { at: startedAt, what: 'dials', who: 'user 1', with: '1002', why: 'as asked' } as const;
  const reaches = { at: startedAt, what: 'reaches', who: 'user 1', with: 'user 2', why: 'their number' } as const;
  expect([callerOf(call([dials, reaches])), dialledOf(call([dials, reaches]))]).toEqual(['user 1', '1002']);
  expect(dialledOf(call([reaches]))).toBe('user 2');
  expect([callerOf(call([])), dialledOf(call([]))]).toEqual(['', '']);
});

test('outcomes are good, bad or neither', () => {
  expect(outcomeClass('answered')).toContain('call-good');
  expect(outcomeClass('busy')).toContain('call-bad');
  expect(outcomeClass('in progress')).toContain('call-open');
  expect(outcomeClass('abandoned')).toContain('call-open');
});

test('what a step does reads between its two sides', () => {
  expect(verbOf({ what: 'reaches' })).toBe('is reached');
  expect(verbOf({ what: 'forwards', with: '105' })).toBe('forwards to');
  expect(verbOf({ what: 'rings', with: 'user 1' })).toBe('rings');
});
