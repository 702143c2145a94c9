import { expect, test } from 'vitest';
import { lineAt, phoneOfLine, phonesOf } from '#calls/dialplan/parties.ts';
import type { Store } from '#store/store.ts';
import { documentedStore } from './store.ts';

function addLine(
  store: Store,
  protocol: 'sip' | 'iax' | 'sccp' | 'custom',
  protocolid: number,
  line: object = {},
): number {
  const defaults = { iduserfeatures: 2, name: `${protocol}${protocolid}`, context: 'default', provisioningid: 0 };
  return store.insert('linefeatures', { protocol, protocolid, rules_order: 2, ...defaults, ...line });
}

test('a user has a SIP phone with the caller id of its account', () => {
  expect(phonesOf(documentedStore(), 1)).toEqual([
    {
      line: 1,
      user: 1,
      interface: 'SIP/eu9nbm',
      number: '1001',
      context: 'default',
      callerId: { name: 'User 1', number: '1001' },
      accountCode: '',
      amaFlags: 3,
    },
  ]);
});

test('the phones of a user are in the order of their rules', () => {
  const store = documentedStore();
  const custom = store.insert('usercustom', { interface: 'Local/7', intfsuffix: '@x/n', category: 'user' });
  const iax = store.insert('useriax', {
    name: 'soft',
    type: 'friend',
    category: 'user',
    accountcode: 'me',
    amaflags: 'omit',
  });
  const third = addLine(store, 'custom', custom, { rules_order: 9, number: '170' });
  const second = addLine(store, 'iax', iax);
  store.update('linefeatures', { id: 3 }, { rules_order: 0 });
  expect(phonesOf(store, 2).map(({ line }) => line)).toEqual([3, second, third]);
  expect(phonesOf(store, 2)[1]).toMatchObject({ interface: 'IAX2/soft', accountCode: 'me', amaFlags: 1, number: '' });
  expect(phonesOf(store, 2)[2]).toMatchObject({ interface: 'Local/7@x/n', amaFlags: 3, callerId: { number: '170' } });
});

test('an SCCP phone has the name of its account', () => {
  expect(phoneOfLine(documentedStore(), 150)).toMatchObject({ interface: 'SCCP/101', callerId: { number: '101' } });
});

test('an account without a caller id has the name of the user and the number of the line', () => {
  const store = documentedStore();
  store.update('usersip', { id: 1 }, { callerid: null, accountcode: 'dev', amaflags: 'billing' });
  const firstPhone = () => phonesOf(store, 1)[0];
  expect(firstPhone()).toMatchObject({ callerId: { name: 'User 1', number: '1001' }, accountCode: 'dev', amaFlags: 2 });
  store.update('userfeatures', { id: 1 }, { callerid: '"The boss"' });
  expect(firstPhone()?.callerId).toEqual({ name: 'The boss', number: '1001' });
  store.update('userfeatures', { id: 1 }, { callerid: null, firstname: 'Ada', lastname: '' });
  expect(firstPhone()?.callerId.name).toBe('Ada');
  store.update('userfeatures', { id: 1 }, { firstname: '' });
  expect(firstPhone()?.callerId.name).toBe('');
});

test('what is disabled is named', () => {
  const store = documentedStore();
  const disabled = () => phonesOf(store, 1)[0]?.disabled;
  store.update('usersip', { id: 1 }, { commented: 1 });
  expect(disabled()).toBe('the account SIP/eu9nbm is disabled');
  store.update('linefeatures', { id: 1 }, { commented: 1 });
  expect(disabled()).toBe('line 1 is disabled');
  store.update('userfeatures', { id: 1 }, { commented: 1 });
  expect(disabled()).toBe('user 1 is disabled');
});

test('users without lines, unknown users and lines without an account have no phones', () => {
  const store = documentedStore();
  store.delete('usersip', { id: 1 });
  expect([phonesOf(store, 0), phonesOf(store, 999), phonesOf(store, 1)]).toEqual([[], [], []]);
  expect(phoneOfLine(store, 1)).toBeUndefined();
});

test('a phone is found by number and context; one in the dial plan comes first', () => {
  const store = documentedStore();
  const sip = store.insert('usersip', { name: 'twin', type: 'friend', category: 'user' });
  store.update('linefeatures', { id: 2 }, { number: '1001' });
  addLine(store, 'sip', sip, { number: '555', iduserfeatures: 0 });
  expect(lineAt(store, '1001', 'default')).toMatchObject({ line: 1, user: 1 });
  expect(lineAt(store, '555', 'default')).toMatchObject({ interface: 'SIP/twin', user: 0 });
  expect(lineAt(store, '101', 'default')).toMatchObject({ line: 150, user: 37 });
  expect(lineAt(store, '1001', 'from-extern')).toBeUndefined();
});
