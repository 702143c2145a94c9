import { expect, test } from 'vitest';
import { callPermission } from '#calls/dialplan/rights.ts';
import type { Store } from '#store/store.ts';
import { documentedStore } from './store.ts';

const user = { type: 'user', id: 1 } as const;
const [mobile, international, premium, national] = [1, 2, 3, 4];

function give(store: Store, rightcallid: number, owner: { type: string; id: number } = user): Store {
  store.insert('rightcallmember', { rightcallid, type: owner.type, typeval: String(owner.id) });
  return store;
}

test('without right-calls every number may be called', () => {
  expect(callPermission(documentedStore(), '0612345678', [user])).toEqual({
    allowed: true,
    why: 'no right-call forbids 0612345678',
  });
});

test('a right-call forbids the numbers that match its patterns', () => {
  const store = give(documentedStore(), mobile);
  expect(callPermission(store, '0612345678', [user])).toEqual({
    allowed: false,
    why: 'right-call mobile forbids 0612345678',
    rightCall: 'mobile',
    pins: [],
  });
  expect(callPermission(store, '0112345678', [user]).allowed).toBe(true);
  expect(callPermission(store, '0612345678', [{ type: 'user', id: 2 }]).allowed).toBe(true);
});

test('a right-call that is disabled forbids nothing', () => {
  const store = give(documentedStore(), mobile);
  store.update('rightcall', { id: mobile }, { commented: 1 });
  expect(callPermission(store, '0612345678', [user]).allowed).toBe(true);
});

test.each(['outcall', 'incall', 'group'] as const)(
  'the right-calls of the %s count for the calls through it',
  (type) => {
    const store = give(documentedStore(), international, { type, id: 5 });
    expect(callPermission(store, '0049301', [user]).allowed).toBe(true);
    expect(callPermission(store, '0049301', [user, { type, id: 5 }])).toMatchObject({ rightCall: 'international' });
  },
);

test('the right-calls of a group count for its members', () => {
  const store = documentedStore();
  const group = store.first('groupfeatures', { id: 1 })?.name ?? '';
  const member = {
    queue_name: group,
    interface: 'SIP/x',
    usertype: 'user',
    userid: 1,
    channel: 'SIP',
    category: 'group',
  };
  store.delete('queuemember', {});
  give(store, mobile, { type: 'group', id: 1 });
  expect(callPermission(store, '0612345678', [user]).allowed).toBe(true);
  store.insert('queuemember', member);
  expect(callPermission(store, '0612345678', [user]).allowed).toBe(false);
});

test('a right-call that allows a number wins over those that forbid it', () => {
  const store = give(documentedStore(), national);
  store.insert('rightcallexten', { rightcallid: mobile, exten: '_0.' });
  give(store, mobile);
  expect(callPermission(store, '0112345678', [user])).toEqual({
    allowed: true,
    why: 'right-call national allows 0112345678',
  });
  expect(callPermission(store, '0612345678', [user]).allowed).toBe(false);
});

test('the password of the right-call and the code of the user lift a ban', () => {
  const store = give(documentedStore(), premium);
  expect(callPermission(store, '0891234567', [user])).toMatchObject({ rightCall: 'premium', pins: ['1234'] });
  store.update('userfeatures', { id: 1 }, { rightcallcode: '77' });
  expect(callPermission(store, '0891234567', [user])).toMatchObject({ pins: ['1234', '77'] });
});

test('a PIN must lift every ban', () => {
  const store = give(give(documentedStore(), premium), mobile);
  store.insert('rightcallexten', { rightcallid: mobile, exten: '_089XXXXXXX' });
  expect(callPermission(store, '0891234567', [user])).toMatchObject({ rightCall: 'mobile', pins: [] });
  store.update('rightcall', { id: mobile }, { passwd: '1234' });
  expect(callPermission(store, '0891234567', [user])).toMatchObject({ pins: ['1234'] });
  store.update('rightcall', { id: mobile }, { passwd: '5678' });
  store.update('userfeatures', { id: 1 }, { rightcallcode: '77' });
  expect(callPermission(store, '0891234567', [user])).toMatchObject({ pins: ['77'] });
});

test('a pattern that was stored without its underscore counts as one', () => {
  const store = give(documentedStore(), mobile);
  store.insert('rightcallexten', { rightcallid: mobile, exten: '118XXX' });
  expect(callPermission(store, '118712', [user]).allowed).toBe(false);
});
