import { expect, test } from 'vitest';
import { dialStringOf, firstTrunk, incallsContext, trunkNamed, trunkWithId } from '#calls/dialplan/trunks.ts';
import { documentedStore } from './store.ts';

const gateway = { name: 'gateway', interface: 'dahdi/g0', intfsuffix: 'r', context: 'from-extern', category: 'trunk' };

function storeWithGateway() {
  const store = documentedStore();
  const protocolid = store.insert('usercustom', gateway);
  const id = store.insert('trunkfeatures', { protocol: 'custom', protocolid, description: '' });
  return { store, id };
}

test('a trunk has the name and context of its account', () => {
  expect(trunkNamed(documentedStore(), 'unittest')).toEqual({
    id: 1,
    name: 'unittest',
    interface: 'SIP/unittest',
    suffix: '',
    context: 'from-extern',
    isDisabled: false,
  });
  expect(trunkWithId(documentedStore(), 2)?.name).toBe('backup');
  expect(trunkNamed(documentedStore(), 'eu9nbm')).toBeUndefined();
});

test('a custom trunk is named by its name or interface, and its suffix follows the number', () => {
  const { store, id } = storeWithGateway();
  const trunk = trunkNamed(store, 'dahdi/g0');
  expect(trunk).toEqual(trunkNamed(store, 'gateway'));
  expect(trunk).toMatchObject({ id, interface: 'dahdi/g0', suffix: 'r' });
  expect(trunk && dialStringOf(trunk, '0123')).toBe('dahdi/g0/0123r');
});

test('an IAX trunk is IAX2', () => {
  const store = documentedStore();
  const protocolid = store.insert('useriax', { name: 'other', type: 'peer', category: 'trunk' });
  store.insert('trunkfeatures', { protocol: 'iax', protocolid, description: '' });
  expect(trunkNamed(store, 'other')).toMatchObject({ interface: 'IAX2/other', context: '' });
});

test('the first trunk is one that is enabled, if any is', () => {
  const store = documentedStore();
  store.update('usersip', { name: 'unittest' }, { commented: 1 });
  expect(firstTrunk(store)).toMatchObject({ name: 'backup' });
  store.update('usersip', { name: 'backup' }, { commented: 1 });
  expect(firstTrunk(store)).toMatchObject({ name: 'unittest', isDisabled: true });
  store.delete('trunkfeatures', {});
  expect(firstTrunk(store)).toBeUndefined();
});

test('a trunk whose account is missing is not found', () => {
  const store = documentedStore();
  store.delete('usersip', { name: 'unittest' });
  expect(trunkWithId(store, 1)).toBeUndefined();
  expect(trunkWithId(store, 99)).toBeUndefined();
});

test('a call from outside arrives in the context of its trunk', () => {
  const store = documentedStore();
  store.update('usersip', { name: 'backup' }, { context: 'default' });
  expect(incallsContext(store, trunkNamed(store, 'backup'))).toBe('default');
});

test('without a trunk it arrives where the incalls are', () => {
  const store = documentedStore();
  store.insert('context', { name: 'second', contexttype: 'incall', description: '' });
  expect(incallsContext(store)).toBe('from-extern');
  store.insert('incall', { exten: '501', context: 'second', description: '' });
  expect(incallsContext(store)).toBe('second');
  store.update('usersip', { name: 'backup' }, { context: null });
  expect(incallsContext(store, trunkNamed(store, 'backup'))).toBe('second');
  store.delete('context', { contexttype: 'incall' });
  expect(incallsContext(store)).toBeUndefined();
});
