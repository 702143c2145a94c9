import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { declaredColumns } from '#store/schema/declared-columns.ts';
import { readSchema } from '#store/schema/schema.ts';
import { readTables } from '#store/schema/tables.ts';

test('the columns read from the text are those of the database', () => {
  const database = new Database(':memory:');
  database.exec(readSchema());
  const tables = [...readTables(database)];
  database.close();
  expect(tables.length).toBeGreaterThan(90);
  for (const [table, { columns }] of tables) {
    const declared = declaredColumns(table).map(({ name, type, nullable }) => ({ table, name, type, nullable }));
    // The text is not read for the values of columns that a statement leaves out.
    const stored = [...columns.values()].map(({ initial: _, ...column }) => column);
    expect(declared).toEqual(stored);
  }
});

test('the values of a CHECK are read, on one line or several', () => {
  const valuesOf = (table: string, column: string) =>
    declaredColumns(table).find(({ name }) => name === column)?.values;
  expect(valuesOf('usersip', 'session-refresher')).toEqual(['', 'uas', 'uac']);
  expect(valuesOf('usersip', 'amaflags')).toEqual(['default', 'omit', 'billing', 'documentation']);
  expect(valuesOf('dialaction', 'event')).toHaveLength(11);
  expect(valuesOf('usersip', 'name')).toBeUndefined();
});

test('a table that the schema does not declare is an error', () => {
  expect(() => declaredColumns('nothing')).toThrow('schema.sql declares no table nothing');
});
