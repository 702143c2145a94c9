import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { BadRequest } from '#errors.ts';
import { constraintRefusal, Duplicate } from '#store/schema/constraints.ts';
import type { Where } from '#store/sql.ts';

/** Returns the reason of the refusal for a violated constraint. */
function reasonOf(code: string, message: string, { given, holder }: { given: Where; holder?: string }) {
  const error = new Database.SqliteError(message, code);
  const refusal = constraintRefusal(error, { table: 'entity', columnValues: () => given, holderOf: () => holder });
  if (!(refusal instanceof BadRequest)) throw new Error('it was not refused');
  return { reason: refusal.reason, isDuplicate: refusal instanceof Duplicate };
}

const unique = 'UNIQUE constraint failed: entity.name, entity.displayname';

test('a duplicate names each column with its value, and the object that has them', () => {
  const refusal = reasonOf('SQLITE_CONSTRAINT_UNIQUE', unique, {
    given: { name: 'a', displayname: 'b' },
    holder: 'entity 4',
  });
  expect(refusal.isDuplicate).toBe(true);
  expect(refusal.reason).toEqual({
    message:
      'name "a" with displayname "b" is already used by entity 4; choose another, or change or delete that one first',
    field: 'entity.name',
    rule: 'unique',
    value: 'a',
  });
});

test('a duplicate with unknown values names only the columns', () => {
  const { reason } = reasonOf('SQLITE_CONSTRAINT_PRIMARYKEY', unique, { given: { name: 'a' }, holder: 'entity 4' });
  expect(reason).toEqual({
    message:
      'name with displayname is already used by another entity; choose another, or change or delete that one first',
    field: 'entity.name',
    rule: 'unique',
  });
});

test('a violated check names the allowed values', () => {
  const message = `CHECK constraint failed: "kind" IN ('a', 'b')`;
  expect(reasonOf('SQLITE_CONSTRAINT_CHECK', message, { given: { kind: 'c' } }).reason).toEqual({
    message: 'entity.kind must be one of a, b',
    field: 'entity.kind',
    rule: 'check',
    value: 'c',
  });
  const range = 'CHECK constraint failed: kind > 0';
  expect(reasonOf('SQLITE_CONSTRAINT_CHECK', range, { given: { kind: 0 } }).reason.message).toBe(
    'entity.kind has a value that the database does not allow',
  );
  expect(reasonOf('SQLITE_CONSTRAINT_CHECK', message, { given: {} }).reason).toMatchObject({
    field: 'entity',
    rule: 'constraint',
  });
});

test('a missing value names its column, and any other constraint only the table', () => {
  const message = 'NOT NULL constraint failed: entity.name';
  expect(reasonOf('SQLITE_CONSTRAINT_NOTNULL', message, { given: {} }).reason).toEqual({
    message: 'entity.name must not be null',
    field: 'entity.name',
    rule: 'not null',
    value: null,
  });
  expect(reasonOf('SQLITE_CONSTRAINT_TRIGGER', 'no', { given: {} }).reason).toEqual({
    message: 'the database refuses this entity; it conflicts with other rows',
    field: 'entity',
    rule: 'constraint',
  });
});

test('an error that is not a constraint violation is returned unchanged', () => {
  const write = { table: 'entity', columnValues: () => ({}), holderOf: () => undefined };
  for (const error of [
    new Error('a bug'),
    Object.assign(new Error('not of the database'), { code: 'SQLITE_CONSTRAINT_UNIQUE' }),
    new Database.SqliteError('the disk is full', 'SQLITE_FULL'),
  ])
    expect(constraintRefusal(error, write)).toBe(error);
});
