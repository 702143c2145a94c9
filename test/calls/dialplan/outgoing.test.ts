import { expect, test } from 'vitest';
import { outgoingRoute } from '#calls/dialplan/outgoing.ts';
import type { Store } from '#store/store.ts';
import { documentedStore } from './store.ts';

const caller = { name: 'User 1', number: '1001' };

function addOutcall(store: Store, patterns: readonly object[], columns: object = {}): number {
  const id = store.insert('outcall', { name: 'out', context: 'to-extern', description: '', ...columns });
  for (const pattern of patterns) {
    const defaults = { externprefix: '', prefix: '', exten: '_X.', stripnum: 0, callerid: '' };
    store.insert('dialpattern', { type: 'outcall', typeid: id, ...defaults, ...pattern });
  }
  return id;
}

function routeOf(pattern: object, { number = '0612345678', outcallerid = 'default', outcall = {} } = {}) {
  const store = documentedStore();
  store.update('userfeatures', { id: 1 }, { outcallerid });
  return outgoingRoute(store, { outcall: addOutcall(store, [pattern], outcall), number, caller, user: 1 });
}

test.each([
  [{}, '0612345678'],
  [{ stripnum: 1 }, '612345678'],
  [{ stripnum: null, prefix: null, externprefix: null }, '0612345678'],
  [{ stripnum: 20 }, ''],
  [{ prefix: '9' }, '90612345678'],
  [{ externprefix: '+33', stripnum: 1 }, '+33612345678'],
  [{ externprefix: '00', prefix: '33', stripnum: 1 }, '0033612345678'],
])('pattern %j dials %s', (pattern, number) => {
  expect(routeOf(pattern)?.number).toBe(number);
});

test('the best pattern of the outcall decides, and only its patterns', () => {
  const store = documentedStore();
  addOutcall(store, [{ exten: '_06.' }], { name: 'other' });
  const outcall = addOutcall(store, [{ exten: '_X.' }, { exten: '_0[1-5]X.' }, { exten: '112' }]);
  const extenOf = (number: string) => outgoingRoute(store, { outcall, number, caller })?.exten;
  expect(extenOf('0612')).toBe('_X.');
  expect(extenOf('0312')).toBe('_0[1-5]X.');
  expect(extenOf('112')).toBe('112');
  expect(extenOf('*1')).toBeUndefined();
});

test.each([
  ['default', '', caller],
  ['', '', caller],
  ['default', 'Foo', { name: 'Foo', number: '1001' }],
  ['default', '"The firm" <0123>', { name: 'The firm', number: '0123' }],
  ['default', '0123', { name: '0123', number: '0123' }],
  ['anonymous', 'Foo', { name: 'anonymous', number: 'anonymous' }],
  ['"Me" <0199>', 'Foo', { name: 'Me', number: '0199' }],
  ['<0199>', '', { name: 'User 1', number: '0199' }],
])('outgoing caller id %s of the user and %s of the pattern', (outcallerid, callerid, expected) => {
  expect(routeOf({ callerid }, { outcallerid })?.callerId).toEqual(expected);
});

test('an internal outcall keeps the caller id', () => {
  expect(routeOf({ callerid: 'Foo' }, { outcallerid: 'anonymous', outcall: { internal: 1 } })?.callerId).toEqual(
    caller,
  );
});

test('a caller from outside has the caller id of the pattern', () => {
  const store = documentedStore();
  const outcall = addOutcall(store, [{ callerid: 'Foo' }]);
  expect(outgoingRoute(store, { outcall, number: '01', caller })?.callerId).toEqual({ name: 'Foo', number: '1001' });
});

test('the trunks come by priority, with what is dialled and whether they are disabled', () => {
  const store = documentedStore();
  const outcall = addOutcall(store, [{ stripnum: 1 }]);
  store.update('usersip', { name: 'unittest' }, { commented: 1 });
  store.insert('outcalltrunk', { outcallid: outcall, trunkfeaturesid: 1, priority: 1 });
  store.insert('outcalltrunk', { outcallid: outcall, trunkfeaturesid: 2, priority: 0 });
  store.insert('outcalltrunk', { outcallid: outcall, trunkfeaturesid: 99, priority: 2 });
  expect(outgoingRoute(store, { outcall, number: '0612', caller })?.trunks).toMatchObject([
    { id: 2, name: 'backup', interface: 'SIP/backup', dials: 'SIP/backup/612', isDisabled: false },
    { id: 1, name: 'unittest', interface: 'SIP/unittest', dials: 'SIP/unittest/612', isDisabled: true },
  ]);
});
