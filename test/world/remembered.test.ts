import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import { Remembered } from '#world/remembered.ts';

function emptyStore() {
  const { store } = createWorld({ seeds: 'empty', dialect: 'documented' });
  onTestFinished(() => store.close());
  return store;
}

test('a value is remembered until a row changes', () => {
  const store = emptyStore();
  const remembered = new Remembered<string>(store);
  expect(remembered.find('key')).toBeUndefined();
  remembered.keep('key', 'value', 1);
  expect(remembered.find('key')).toBe('value');
  store.insert('queueskillcat', { name: 'languages' });
  expect(remembered.find('key')).toBeUndefined();
});

test('a value of one table is remembered until a row of it may have changed', () => {
  const store = emptyStore();
  const remembered = new Remembered<string>(store, 'accesswebservice');
  const isForgottenBy = (change: () => void) => {
    remembered.find('key');
    remembered.keep('key', 'value', 1);
    change();
    return remembered.find('key') === undefined;
  };
  const account = { name: 'a', login: 'aaaa', passwd: 'bbbb', disable: 0, description: '', rights: '[]' };
  expect(isForgottenBy(() => store.insert('queueskillcat', { name: 'languages' }))).toBe(false);
  expect(isForgottenBy(() => store.insert('accesswebservice', account))).toBe(true);
  expect(isForgottenBy(() => store.update('accesswebservice', { name: 'a' }, { disable: 1 }))).toBe(true);
  expect(isForgottenBy(() => store.run('UPDATE accesswebservice SET disable = 0'))).toBe(true);
  expect(isForgottenBy(() => store.delete('accesswebservice', { name: 'a' }))).toBe(true);
  expect(isForgottenBy(() => store.insert('accesswebservice', { id: 9, ...account }))).toBe(true);
  expect(isForgottenBy(() => store.insertMany('accesswebservice', {}, [{ ...account, name: 'b' }]))).toBe(true);
  expect(isForgottenBy(() => store.reset())).toBe(true);
  expect(isForgottenBy(() => store.restore(store.image()))).toBe(true);
});

test('a change that is undone is a change as well, and so is a reset', () => {
  const store = emptyStore();
  const remembered = new Remembered<string>(store);
  const afterEach = [() => store.reset(), () => store.restore(store.image()), () => store.baselineImage()];
  for (const change of afterEach) {
    remembered.find('key');
    remembered.keep('key', 'value', 1);
    change();
    expect(remembered.find('key')).toBeUndefined();
  }
});

test('values that weigh too much together are forgotten together, and one that alone does is never kept', () => {
  const remembered = new Remembered<string>(emptyStore());
  remembered.find('');
  remembered.keep('a', 'a', 10 * 1024 * 1024);
  remembered.keep('b', 'b', 10 * 1024 * 1024);
  remembered.keep('c', 'c', 20 * 1024 * 1024);
  expect(['a', 'b', 'c'].map((key) => remembered.find(key))).toEqual([undefined, undefined, undefined]);
  remembered.keep('d', 'd', 1);
  expect(remembered.find('d')).toBe('d');
});

test('keys are weighed with their values', () => {
  const remembered = new Remembered<string>(emptyStore());
  remembered.find('');
  const keys = Array.from({ length: 100 }, (_, number) => `${number} ${'x'.repeat(200_000)}`);
  for (const key of keys) remembered.keep(key, 'value', 1);
  const kept = keys.filter((key) => remembered.find(key) !== undefined);
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.length).toBeLessThan(50);
});
