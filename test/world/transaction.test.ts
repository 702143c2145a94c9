import { expect, test } from 'vitest';
import { transaction } from '#world/transaction.ts';
import { startMock } from '../support/mock.ts';

test('a transaction that throws rolls back rows, ids and random numbers', () => {
  const { world } = startMock();
  const { store, random } = world;
  const before = [store.count('queueskillcat'), store.sequences.peek('queueskillcat'), random.position];
  const work = () => {
    store.insert('queueskillcat', { name: 'languages' });
    random.next();
    throw new Error('refused');
  };
  expect(() => transaction(world, work)).toThrow('refused');
  expect([store.count('queueskillcat'), store.sequences.peek('queueskillcat'), random.position]).toEqual(before);
});
