import { expect, test } from 'vitest';
import { BadRequest } from '#errors.ts';
import { readRightCalls } from '#pbx/links/right-calls.ts';
import { startMock } from '../support/mock.ts';

function storeWithRight() {
  const { store } = startMock().world;
  store.insert('rightcall', { name: 'one' });
  return store;
}

test.each([[1], ['1'], ['01'], [true]])('the right-call %j is the first', (sent) => {
  expect(readRightCalls(storeWithRight(), [sent])).toEqual([1]);
});

test.each([[false], [null], [[1]], [{ id: 1 }], [' 1'], ['+1'], [1.5]])('the right-call %j is refused', (sent) => {
  expect(() => readRightCalls(storeWithRight(), [sent])).toThrow(BadRequest);
});
