import { expect, test } from 'vitest';
import { lineFinder } from '../../ui/lib/text-places.ts';

const json = `{
  "users": [
    { "userfeatures": { "firstname": "" } },
    {
      "userfeatures": { "firstname": "a, [b] {\\"c\\": 1}" },
      "list": [1, [2,
        3]]
    }
  ]
}`;

const yaml = `# people
users:
  - userfeatures:
      firstname: ''
  - userfeatures:
      firstname: Ada
      "odd: key": 1
tables:
  entity:
  - name: a
    list:
      - 1
      - - 2
        - 3
last: true`;

test.each([
  ['users', 2],
  ['users[0]', 3],
  ['users[0].userfeatures.firstname', 3],
  ['users[1]', 4],
  ['users[1].userfeatures.firstname', 5],
  ['users[1].list[1][1]', 7],
  ['users[1].list[0]', 6],
  ['line 9, column 3', 9],
])('%s is on line %i of a JSON text', (at, number) => {
  expect(lineFinder(json)(at)?.number).toBe(number);
});

test.each([
  ['users', 2],
  ['users[0].userfeatures.firstname', 4],
  ['users[1]', 5],
  ['users[1].userfeatures.firstname', 6],
  ['users[1].userfeatures.odd: key', 7],
  ['tables.entity[0].name', 10],
  ['tables.entity[0].list[0]', 12],
  ['tables.entity[0].list[1][0]', 13],
  ['tables.entity[0].list[1][1]', 14],
  ['last', 15],
  ['line 3, column 1', 3],
])('%s is on line %i of a YAML text', (at, number) => {
  expect(lineFinder(yaml)(at)?.number).toBe(number);
});

test('what is missing is on the line of what should have it', () => {
  expect(lineFinder(json)('users[0].linefeatures.number')?.number).toBe(3);
  expect(lineFinder(yaml)('users[0].linefeatures.number')?.number).toBe(3);
});

test('a place that the text does not have has no line', () => {
  expect(lineFinder(json)('nowhere')).toBeUndefined();
  expect(lineFinder(json)('line 99, column 1')).toBeUndefined();
  expect(lineFinder('')('users')).toBeUndefined();
});

test('a line has its offsets', () => {
  expect(lineFinder('{\n  "a": 1\n}')('a')).toEqual({ number: 2, start: 2, end: 10 });
  expect(lineFinder('{"a": 1}')('a')).toEqual({ number: 1, start: 0, end: 8 });
});

test('a text that is not complete yet has the places before its error', () => {
  expect(lineFinder('{\n"a": [1,\n2, "')('a[1]')?.number).toBe(3);
});
