import { expect, test } from 'vitest';
import { BadRequest } from '#errors.ts';
import { type Column, checkFor, storable } from '#store/schema/columns.ts';

function columnOf(type: string, nullable = false): Column {
  return { table: 'thing', name: 'size', type, nullable };
}

function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof BadRequest) return error.reason.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

test.each([
  ['smallint', -32768, 32767],
  ['int', -2147483648, 2147483647],
  ['integer', -2147483648, 2147483647],
])('a column %s holds %d to %d and nothing beyond', (type, least, greatest) => {
  expect([storable(columnOf(type), least), storable(columnOf(type), greatest)]).toEqual([least, greatest]);
  const message = `thing.size must be a whole number from ${least} to ${greatest}`;
  for (const beyond of [least - 1, greatest + 1, '1.5', ' '])
    expect(refusalOf(() => storable(columnOf(type), beyond))).toBe(message);
});

test.each([
  ['varchar(40)', 'a'.repeat(41), 'must be at most 40 characters long'],
  ['varchar(255)', 'a'.repeat(256), 'must be at most 255 characters long'],
  ['float', 'x', 'must be a number'],
  ['text', 'a\0', 'must be a string of valid Unicode without NUL'],
  ['text', null, 'must not be null or missing'],
])('a column %s says what it holds', (type, value, demand) => {
  expect(refusalOf(() => storable(columnOf(type), value))).toBe(`thing.size ${demand}`);
});

test.each(['x', '12', '', ' 7', '99999999999', 'a\0', 'é', null, 5])(
  '%j is converted the same way for one value and for many',
  (value) => {
    for (const type of ['int', 'float', 'text', 'varchar(1)', 'varchar(10)'])
      for (const nullable of [true, false]) {
        const column = columnOf(type, nullable);
        const outcome = (check: (value: string | number | null) => unknown) => {
          try {
            return { stored: check(value) };
          } catch (error) {
            return { refused: error instanceof BadRequest && error.reason };
          }
        };
        expect(outcome(checkFor(column))).toEqual(outcome((given) => storable(column, given)));
      }
  },
);
