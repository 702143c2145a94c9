import { expect, test } from 'vitest';
import { Connection } from '#store/connection.ts';

test('a statement is prepared once, and only the latest ones are cached', () => {
  const connection = Connection.create('CREATE TABLE entity (id INTEGER PRIMARY KEY)');
  const first = connection.prepare('SELECT 0');
  expect(connection.prepare('SELECT 0')).toBe(first);
  for (let number = 1; number < 1000; number += 1) connection.prepare(`SELECT ${number}`);
  expect(connection.prepare('SELECT 0')).toBe(first);
  connection.prepare('SELECT 1000');
  expect(connection.prepare('SELECT 0')).not.toBe(first);
  expect(first.all()).toEqual([{ 0: 0 }]);
  connection.close();
});
