import { expect, test } from 'vitest';
import { transaction } from '#world/transaction.ts';
import { startMock } from '../support/mock.ts';

test('work that throws leaves neither rows nor ids nor drawn random numbers behind', () => {
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
