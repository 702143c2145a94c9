import { expect, test } from 'vitest';
import { BadRequest } from '#errors.ts';
import { agentIdentity, groupIdentity, roomIdentity, voicemailIdentity } from '#pbx/json/identities.ts';
import { callerIdJson, readCallerId, writeCallerId } from '#pbx/links/callerids.ts';
import { readRightCalls, rightCallIds, rightCallsJson, writeRightCalls } from '#pbx/links/right-calls.ts';
import { scheduleIdOf, scheduleLinkJson, writeScheduleLink } from '#pbx/links/schedule-links.ts';
import { startMock } from '../support/mock.ts';

function storeWithRights() {
  const { store } = startMock().world;
  for (const name of ['one', 'two', 'three']) store.insert('rightcall', { name });
  return store;
}

test.each([
  [
    { mode: 'append', callerdisplay: '"Dev team"' },
    { mode: 'append', callerdisplay: '"Dev team"' },
  ],
  [{ mode: 'append' }, { mode: null, callerdisplay: '' }],
  [[], { mode: null, callerdisplay: '' }],
  ['x', undefined],
])('the caller id %j is read as %j', (sent, read) => {
  expect(readCallerId(sent)).toEqual(read);
});

test.each([[{ mode: 'other', callerdisplay: 'x' }], [{ callerdisplay: 'Dev team' }], [{ callerdisplay: ['x'] }]])(
  'the caller id %j is refused',
  (sent) => {
    expect(() => readCallerId(sent)).toThrow(BadRequest);
  },
);

test('a caller id is replaced, and removed by a body without one', () => {
  const { store } = startMock().world;
  const owner = { type: 'group', id: 5 } as const;
  writeCallerId(store, owner, { mode: 'append', callerdisplay: 'a' });
  writeCallerId(store, owner, { mode: 'prepend', callerdisplay: 'b' });
  expect(callerIdJson(store, owner)).toEqual({ mode: 'prepend', callerdisplay: 'b', type: 'group', typeval: '5' });
  writeCallerId(store, owner, undefined);
  expect(callerIdJson(store, owner)).toBe(false);
});

test('right-calls are read once each, whatever their spelling', () => {
  const store = storeWithRights();
  expect(readRightCalls(store, ['2', 1, 2])).toEqual([2, 1]);
  expect(readRightCalls(store, { a: 3 })).toEqual([3]);
  expect(readRightCalls(store, false)).toEqual([]);
});

test.each([[['']], [[null]], [[{}]], [['1x']], [[9]]])('the right-calls %j are refused', (sent) => {
  const store = storeWithRights();
  expect(() => readRightCalls(store, sent)).toThrow(BadRequest);
});

test('links to right-calls are overwritten in place', () => {
  const store = storeWithRights();
  const owner = { type: 'incall', id: 7 } as const;
  writeRightCalls(store, owner, [1, 2]);
  writeRightCalls(store, owner, [2, 1, 3]);
  expect(rightCallsJson(store, owner)).toEqual([
    { id: 1, rightcallid: 2, type: 'incall', typeval: '7' },
    { id: 2, rightcallid: 1, type: 'incall', typeval: '7' },
    { id: 3, rightcallid: 3, type: 'incall', typeval: '7' },
  ]);
  writeRightCalls(store, owner, [3]);
  expect(rightCallIds(store, owner)).toEqual([3]);
  writeRightCalls(store, owner, []);
  expect(rightCallsJson(store, owner)).toBe(false);
});

test.each([
  ['3', 3],
  ['3x', 3],
  [2.7, 2],
  [true, 1],
  [[1], 1],
  [[], 0],
  [null, 0],
  ['abc', 0],
  [undefined, 0],
])('the schedule %j is read as %j', (sent, id) => {
  expect(scheduleIdOf(sent)).toBe(id);
});

test('a schedule is linked without a check that it exists, and unlinked by 0', () => {
  const { store } = startMock().world;
  const object = { path: 'queue', id: 2 } as const;
  writeScheduleLink(store, object, 9);
  expect(scheduleLinkJson(store, object)).toBe(9);
  writeScheduleLink(store, object, 0);
  expect(scheduleLinkJson(store, object)).toBeUndefined();
});

test('identities include the number if there is one', () => {
  expect(groupIdentity({ name: 'sales', number: '200', context: 'default' })).toBe('sales (200@default)');
  expect(groupIdentity({ name: 'sales', number: '', context: '' })).toBe('sales (default)');
  expect(agentIdentity({ firstname: 'Ada', lastname: '', number: '9', context: 'x' })).toBe('Ada (9@x)');
  expect(roomIdentity({ name: 'room', confno: '', context: 'default' })).toBe('room (default)');
  expect(voicemailIdentity({ fullname: 'Ada', mailbox: '1', context: 'default' })).toBe('Ada (1@default)');
});
