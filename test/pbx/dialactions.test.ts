import { expect, test } from 'vitest';
import { BadRequest } from '#errors.ts';
import {
  dialactionsJson,
  readDialactions,
  removeDialactions,
  unlinkDialactions,
  writeDialactions,
} from '#pbx/links/dialactions.ts';
import { startMock } from '../support/mock.ts';

const soundFile = '/var/lib/pf-xivo/sounds/playback/hello';
const owner = { category: 'incall', id: 3 } as const;

function storeWithTargets() {
  const { store } = startMock().world;
  store.insert('groupfeatures', { name: 'sales', number: '', context: 'default' });
  store.insert('voicemail', { context: 'default', mailbox: '100', fullname: 'Box' });
  return store;
}

/** The columns of an event after it was written; throws if the write does. */
function written(answer: Record<string, unknown>) {
  const store = storeWithTargets();
  writeDialactions(store, owner, readDialactions({ answer }));
  const row = store.first('dialaction', { category: 'incall', categoryval: '3' });
  return row && [row['action'], row['actionarg1'], row['actionarg2']];
}

test.each([
  ['a scalar', { answer: 'x' }],
  ['an unknown event', { ringing: { actiontype: 'none' } }],
  ['no type', { answer: { action: 'hangup' } }],
  ['an unknown type', { answer: { actiontype: 'NONE' } }],
  ['a type without a form', { answer: { actiontype: 'schedule', actionarg1: '1' } }],
  ['a list as type', { answer: { actiontype: ['none'] } }],
  ['endcall without action', { answer: { actiontype: 'endcall' } }],
  ['an unknown action', { answer: { actiontype: 'endcall', action: 'bogus' } }],
  ['a list as argument', { answer: { actiontype: 'user', actionarg1: ['1'] } }],
  ['an argument that is too long', { answer: { actiontype: 'custom', actionarg1: `NoOp(${'x'.repeat(250)})` } }],
])('%s is dropped', (_name, sent) => {
  expect(readDialactions(sent)).toEqual([]);
});

test.each([false, null, undefined, 'x', 7])('%j has no events', (sent) => {
  expect(readDialactions(sent)).toEqual([]);
});

test.each([
  [{ actiontype: true }],
  [{ actiontype: 0 }],
  [{ actiontype: 'group', actionarg1: '9' }],
  [{ actiontype: 'group', actionarg1: '' }],
  [{ actiontype: 'group', actionarg1: '1', actionarg2: '05' }],
  [{ actiontype: 'extension', actionarg1: '1000' }],
  [{ actiontype: 'extension', actionarg1: 'abc', actionarg2: 'default' }],
  [{ actiontype: 'application', action: 'disa', actionarg1: 'abc', actionarg2: 'default' }],
  [{ actiontype: 'application', action: 'directory' }],
  [{ actiontype: 'application', action: 'faxtomail', actionarg1: 'nobody' }],
  [{ actiontype: 'application', action: 'password', actionarg1: '1' }],
  [{ actiontype: 'sound', actionarg1: 'hello' }],
  [{ actiontype: 'sound', actionarg1: '/var/lib/pf-xivo/sounds/../secret' }],
  [{ actiontype: 'custom', actionarg1: 'System(reboot)' }],
  [{ actiontype: 'custom', actionarg1: 'trysystem(reboot)' }],
])('%j is refused', (answer) => {
  expect(() => written(answer)).toThrow(BadRequest);
});

test.each([
  [{ actiontype: 'none', actionarg1: '1', actionarg2: 'x' }, ['none', null, null]],
  [{ actiontype: 'endcall', action: 'busy', actionarg1: 5 }, ['endcall:busy', '5', null]],
  [{ actiontype: 'group', actionarg1: '1abc', actionarg2: 20 }, ['group', '1abc', '20']],
  [{ actiontype: 'voicemail', actionarg1: 1, actionarg2: ['b', 'u'] }, ['voicemail', '1', 'bu']],
  [{ actiontype: 'voicemail', actionarg1: '1', actionarg2: 'bx' }, ['voicemail', '1', 'bx']],
  [{ actiontype: 'voicemail', actionarg1: '1', actionarg2: 10 }, ['voicemail', '1', '10']],
  [{ actiontype: 'voicemail', actionarg1: '1', actionarg2: true }, ['voicemail', '1', '1']],
  [{ actiontype: 'voicemail', actionarg1: '1', actionarg2: { x: 'b', y: 1, z: null } }, ['voicemail', '1', 'b1']],
  [{ actiontype: 'voicemail', actionarg1: '1', actionarg2: [] }, ['voicemail', '1', null]],
  [{ actiontype: 'voicemail', actionarg1: '1', actionarg2: ['b', ['u']] }, ['voicemail', '1', null]],
  [{ actiontype: 'sound', actionarg1: soundFile, actionarg2: ['skip', 'x'] }, ['sound', soundFile, 'skipx']],
  [{ actiontype: 'sound', actionarg1: soundFile, actionarg2: [{}] }, ['sound', soundFile, null]],
  [{ actiontype: 'extension', actionarg1: '*10', actionarg2: 'default' }, ['extension', '*10', 'default']],
  [{ actiontype: 'application', action: 'disa', actionarg2: 'any' }, ['application:disa', null, 'any']],
  [
    { actiontype: 'application', action: 'callbackdisa', actionarg1: 'no-password', actionarg2: 'any' },
    ['application:callbackdisa', 'no-password', 'any'],
  ],
  [{ actiontype: 'custom', actionarg1: 'Goto(default,100,1)' }, ['custom', 'Goto(default,100,1)', null]],
])('%j is stored as %j', (answer, stored) => {
  expect(written(answer)).toEqual(stored);
});

test('an event of another kind of object is refused', () => {
  const store = storeWithTargets();
  const write = (category: 'user' | 'group' | 'queue', event: string) => () =>
    writeDialactions(store, { category, id: 1 }, readDialactions({ [event]: { actiontype: 'none' } }));
  expect(write('user', 'answer')).toThrow(BadRequest);
  expect(write('group', 'qwaittime')).toThrow(BadRequest);
  expect(write('queue', 'qwaittime')).not.toThrow();
  expect(write('user', 'inschedule')).toThrow(BadRequest);
});

test('an object in a JSON list is refused, a scalar there is dropped', () => {
  const store = storeWithTargets();
  expect(() => writeDialactions(store, owner, readDialactions([{ actiontype: 'none' }]))).toThrow(BadRequest);
  expect(readDialactions(['x'])).toEqual([]);
});

test('linked is true unless the body says otherwise', () => {
  const linkedOf = (answer: Record<string, unknown>) => readDialactions({ answer })[0]?.linked;
  expect(linkedOf({ actiontype: 'none' })).toBe(1);
  expect(linkedOf({ actiontype: 'none', linked: null })).toBe(1);
  expect(linkedOf({ actiontype: 'none', linked: false })).toBe(0);
});

test('events are shown in the order in which they were written', () => {
  const store = storeWithTargets();
  const user = { category: 'user', id: 1 } as const;
  const none = { actiontype: 'none' };
  writeDialactions(store, user, readDialactions({ busy: none, noanswer: none }));
  writeDialactions(store, user, readDialactions({ noanswer: none, busy: none }));
  expect(Object.keys(dialactionsJson(store, user) || {})).toEqual(['noanswer', 'busy']);
});

test('an event with a sub-action is repeated under the name of the action', () => {
  const store = storeWithTargets();
  writeDialactions(store, owner, readDialactions({ answer: { actiontype: 'endcall', action: 'hangup' } }));
  const shown = { action: 'hangup', actionarg1: null, actionarg2: null };
  expect(dialactionsJson(store, owner)).toMatchObject({
    answer: { action: 'hangup', endcall: shown, hangup: shown, actiontype: 'endcall', linked: true, categoryval: '3' },
  });
});

test('flags are a map below the type and a string at the top level', () => {
  const store = storeWithTargets();
  writeDialactions(
    store,
    owner,
    readDialactions({ answer: { actiontype: 'voicemail', actionarg1: '1', actionarg2: 'ub' } }),
  );
  expect(dialactionsJson(store, owner)).toMatchObject({
    answer: { action: null, actionarg2: 'ub', voicemail: { action: 'voicemail', actionarg2: { b: true, u: true } } },
  });
});

test('the events of an object without any are false', () => {
  const store = storeWithTargets();
  writeDialactions(store, owner, readDialactions({ answer: { actiontype: 'none' } }));
  removeDialactions(store, owner);
  expect(dialactionsJson(store, owner)).toBe(false);
});

test('an event that leads to a deleted group is marked and keeps its id', () => {
  const store = storeWithTargets();
  writeDialactions(store, owner, readDialactions({ answer: { actiontype: 'group', actionarg1: '1' } }));
  unlinkDialactions(store, { type: 'group', id: 1 });
  expect(dialactionsJson(store, owner)).toMatchObject({ answer: { linked: false, actionarg1: '1' } });
});
