import { expect, test } from 'vitest';
import { dialActionOf, readDialAction } from '#calls/dialplan/actions.ts';
import { documentedStore } from './store.ts';

const mailbox = { kind: 'voicemail', id: 3, isBusy: false, isUnavailable: false, skipsInstructions: false };

test.each([
  ['none', null, null, { kind: 'none' }],
  ['endcall:hangup', null, null, { kind: 'endcall', how: 'hangup' }],
  ['endcall:busy', '5', null, { kind: 'endcall', how: 'busy', seconds: 5 }],
  ['endcall:congestion', 'x', '', { kind: 'endcall', how: 'congestion' }],
  ['endcall:later', null, null, { kind: 'unsupported', action: 'endcall:later' }],
  ['user', '12', '', { kind: 'user', id: 12 }],
  ['user', '12abc', '15', { kind: 'user', id: 12, seconds: 15 }],
  ['user', '12', '0', { kind: 'user', id: 12 }],
  ['user', null, null, { kind: 'user', id: 0 }],
  ['group', '1', '20', { kind: 'group', id: 1, seconds: 20 }],
  ['queue', '1', null, { kind: 'queue', id: 1 }],
  ['meetme', '4', null, { kind: 'meetme', id: 4 }],
  ['schedule', '4', null, { kind: 'schedule', id: 4 }],
  ['voicemail', '3', null, mailbox],
  ['voicemail', '3', 'bsuj', { ...mailbox, isBusy: true, isUnavailable: true, skipsInstructions: true }],
  ['voicemail', '3', 'b;u;', { ...mailbox, isBusy: true, isUnavailable: true }],
  ['voicemail', '3', '0;1;', mailbox],
  ['outcall', '2', '0123', { kind: 'outcall', id: 2, number: '0123' }],
  ['extension', '1001', 'default', { kind: 'extension', number: '1001', context: 'default' }],
  ['sound', '/a/b', null, { kind: 'sound', file: '/a/b', skips: false, doesNotAnswer: false }],
  ['sound', '/a/b', 'skip;noanswer;', { kind: 'sound', file: '/a/b', skips: true, doesNotAnswer: true }],
  ['sound', '/a/b', 'noanswerj', { kind: 'sound', file: '/a/b', skips: false, doesNotAnswer: true }],
  ['application:disa', '1234', 'default', { kind: 'application', which: 'disa', pin: '1234', context: 'default' }],
  [
    'application:callbackdisa',
    'no-password',
    'a',
    { kind: 'application', which: 'callbackdisa', pin: '', context: 'a' },
  ],
  ['application:directory', 'default', null, { kind: 'application', which: 'directory', context: 'default' }],
  ['application:voicemailmain', 'a', null, { kind: 'application', which: 'voicemailmain', context: 'a' }],
  ['application:faxtomail', 'a@b', null, { kind: 'application', which: 'faxtomail', email: 'a@b' }],
  ['application:password', '1', null, { kind: 'unsupported', action: 'application:password' }],
  ['custom', 'Goto(default,100,1)', null, { kind: 'custom', application: 'Goto', arguments: 'default,100,1' }],
  ['custom', 'Playback(a(b))', null, { kind: 'custom', application: 'Playback', arguments: 'a(b)' }],
  ['custom', 'Hangup', null, { kind: 'custom', application: 'Hangup', arguments: '' }],
  ['voicemenu', '1', null, { kind: 'unsupported', action: 'voicemenu' }],
  ['trunk', '1', null, { kind: 'unsupported', action: 'trunk' }],
  ['constructor', null, null, { kind: 'unsupported', action: 'constructor' }],
])('action %s with %s and %s', (action, argument1, argument2, expected) => {
  expect(readDialAction(action, argument1, argument2)).toEqual(expected);
});

test('the action of an event is read from its row', () => {
  const store = documentedStore();
  store.insert('dialaction', {
    event: 'answer',
    category: 'incall',
    categoryval: '7',
    action: 'queue',
    actionarg1: '8',
  });
  expect(dialActionOf(store, { category: 'incall', id: 7 }, 'answer')).toEqual({ kind: 'queue', id: 8 });
  expect(dialActionOf(store, { category: 'incall', id: 8 }, 'answer')).toEqual({ kind: 'none' });
  store.insert('dialaction', { event: 'noanswer', category: 'callfilter', categoryval: '1', action: 'endcall:busy' });
  expect(dialActionOf(store, { category: 'callfilter', id: 1 }, 'noanswer')).toEqual({ kind: 'endcall', how: 'busy' });
  expect(dialActionOf(store, { category: 'user', id: 1 }, 'noanswer')).toEqual({ kind: 'none' });
});
