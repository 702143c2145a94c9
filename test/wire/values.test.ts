import { expect, test } from 'vitest';
import { asContainer, isContainer, isObject, itemsOf } from '#wire/values.ts';

test.for<[unknown, boolean, boolean, unknown[] | undefined]>([
  [{ a: 1, b: [2] }, true, true, [1, [2]]],
  [{}, true, true, []],
  [[1, 'x'], true, false, [1, 'x']],
  [[], true, false, []],
  [null, false, false, undefined],
  [undefined, false, false, undefined],
  ['text', false, false, undefined],
  [1, false, false, undefined],
  [true, false, false, undefined],
])('%j is a container: %s, an object: %s, and its items are %j', ([value, container, object, items]) => {
  expect([isContainer(value), isObject(value)]).toEqual([container, object]);
  expect(itemsOf(value)).toEqual(items);
  expect(asContainer(value)).toBe(container ? value : undefined);
});
