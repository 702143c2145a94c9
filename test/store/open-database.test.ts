import { expect, test } from 'vitest';
import { nativeModuleError } from '#store/open-database.ts';

test('a binary that is missing or foreign is explained', () => {
  const missing = nativeModuleError(new Error('Could not locate the bindings file. Tried:\n → /a\n → /b'));
  expect(String(missing)).toMatch(/^Error: better-sqlite3 has no binary, .*; run "npm rebuild better-sqlite3"/);
  const foreign = nativeModuleError(Object.assign(new Error('NODE_MODULE_VERSION 115'), { code: 'ERR_DLOPEN_FAILED' }));
  expect(String(foreign)).toMatch(/^Error: better-sqlite3 was built for another Node or system; run/);
});

test('any other error stays as it is', () => {
  const error = new Error('disk I/O error');
  expect(nativeModuleError(error)).toBe(error);
  expect(nativeModuleError('text')).toBe('text');
});
