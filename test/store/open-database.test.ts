import { expect, test } from 'vitest';
import { nativeModuleError } from '#store/open-database.ts';

const missingAt = (path: string) => new Error(`Could not locate the bindings file. Tried:\n → ${path}\n → /b`);
const foreignAt = (path: string) =>
  Object.assign(new Error(`The module '${path}' was compiled for NODE_MODULE_VERSION 115`), {
    code: 'ERR_DLOPEN_FAILED',
  });

const withNpm = '/project/node_modules/better-sqlite3/build/better_sqlite3.node';
const byNpm = 'run "npm rebuild better-sqlite3" where it is installed, and let its install script run';
const byPnpm = 'run "pnpm approve-builds" and allow it, then "pnpm rebuild better-sqlite3"';

test('a missing binary of better-sqlite3 is one sentence, without the places where it is not', () => {
  const error = new Error(`better-sqlite3 has no binary, as its install script did not run; ${byNpm}`);
  expect(nativeModuleError(missingAt(withNpm))).toStrictEqual(error);
  expect(nativeModuleError(missingAt(withNpm))).not.toHaveProperty('cause');
});

test('a binary of another Node is named as such, with the versions as the cause', () => {
  const foreign = foreignAt(withNpm);
  expect(nativeModuleError(foreign)).toMatchObject({
    message: `better-sqlite3 was built for another Node or system; ${byNpm}`,
    cause: foreign,
  });
});

test.for([
  '/project/node_modules/.pnpm/better-sqlite3@12.11.1/node_modules/better-sqlite3/build/better_sqlite3.node',
  'C:\\project\\node_modules\\.pnpm\\better-sqlite3@12.11.1\\build\\better_sqlite3.node',
])('where pnpm has installed it, the commands are those of pnpm: %s', (path) => {
  expect(nativeModuleError(missingAt(path))).toMatchObject({ message: expect.stringMatching(byPnpm) });
  expect(nativeModuleError(foreignAt(path))).toMatchObject({ message: expect.stringMatching(byPnpm) });
});

test('any other error stays as it is', () => {
  const error = new Error('unable to open database file');
  expect(nativeModuleError(error)).toBe(error);
  expect(nativeModuleError('text')).toBe('text');
});
