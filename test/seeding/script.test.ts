import { expect, test } from 'vitest';
import { prepare } from '#seeding/prepare.ts';
import { InvalidFixtures } from '#seeding/problems.ts';
import { dump, startMock } from '../support/mock.ts';

test.for<[string, string]>([
  ['SELEC 1;', 'is not SQL at "SELEC"'],
  ['INSERT INTO entity', 'ends in the middle of a statement'],
  ["INSERT INTO entity (name) VALUES ('a", 'has an unterminated string or an invalid character'],
  ["INSERT INTO entit (name) VALUES ('a');", 'there is no table entit; did you mean entity?'],
  ["INSERT INTO entity (nam) VALUES ('a');", 'the table entity has no column nam; did you mean name?'],
  ['UPDATE entity SET nam = 1;', 'there is no column nam'],
  ['INSERT INTO entity (name) VALUES (NULL);', 'entity.name must not be null or missing'],
  ["INSERT INTO entity (name) VALUES ('a'), ('a');", 'there is already a row with this entity.name'],
  [
    '-- rows\nDELETE FROM cel; COMMIT;',
    'line 2, column 18: COMMIT is not allowed: a script runs in one transaction; leave out BEGIN, COMMIT, ROLLBACK and SAVEPOINT',
  ],
  [
    '/* ; */ drop table entity;',
    'line 1, column 9: DROP is not allowed: the tables belong to the mock; a script can only insert, update and delete rows',
  ],
  [
    "ATTACH 'other.db' AS other;",
    'line 1, column 1: ATTACH is not allowed: a script can use only the database of the mock',
  ],
])('the script %j is refused and changes nothing', ([sql, reason]) => {
  const mock = startMock();
  const before = dump(mock);
  const run = () => prepare(mock.world, [{ file: 'a.sql', sql }]);
  expect(run).toThrow(InvalidFixtures);
  expect(run).toThrow(`a.sql: ${reason}`);
  expect(dump(mock)).toBe(before);
});

test('words in strings and comments are not statements', () => {
  const { world } = startMock();
  const sql = "INSERT INTO entity (name, description) VALUES ('a', '; COMMIT; it''s; DROP'); -- ; BEGIN\n/* ; ALTER */";
  prepare(world, [{ file: 'a.sql', sql }]);
  expect(world.store.all('entity')).toMatchObject([{}, { name: 'a', description: "; COMMIT; it's; DROP" }]);
});
