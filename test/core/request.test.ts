import { expect, test } from 'vitest';
import { rowKey } from '#core/request.ts';

test.for([
  ['03', 3],
  ['+3', 3],
  [' \t3\n ', 3],
  ['3\0abc', 3],
  ['-1', -1],
  ['2147483647', 2147483647],
] as const)('%j is a key', ([text, key]) => {
  expect(rowKey(text)).toBe(key);
});

test.for([undefined, '', ' ', '3x', '1.0', '0x3', '3 4', '3\u00a0', '\x003', '2147483648'])(
  '%j is not a key',
  (text) => {
    expect(rowKey(text)).toBeUndefined();
  },
);
