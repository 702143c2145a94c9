import { expect, test } from 'vitest';
import { codeFolders } from '#launch/code-folders.ts';

const bundled = '/program/compiled';
const ownFolder = (env: Readonly<Record<string, string>>, platform = 'linux') =>
  codeFolders('/program', { env, platform })?.own;

test('compiled code is cached below the cache folder of the platform', () => {
  expect(ownFolder({ HOME: '/home/ada' })).toBe('/home/ada/.cache/xivo-mock');
  expect(ownFolder({ HOME: '/home/ada', XDG_CACHE_HOME: '/cache' })).toBe('/cache/xivo-mock');
  expect(ownFolder({ HOME: '/Users/ada' }, 'darwin')).toBe('/Users/ada/Library/Caches/xivo-mock');
  expect(ownFolder({ LOCALAPPDATA: '/local' }, 'win32')).toBe('/local/xivo-mock');
});

test('a relative XDG_CACHE_HOME is ignored', () => {
  expect(ownFolder({ HOME: '/home/ada', XDG_CACHE_HOME: 'cache' })).toBe('/home/ada/.cache/xivo-mock');
});

test("Node's variables choose the folder and switch the cache off", () => {
  expect(ownFolder({ HOME: '/home/ada', NODE_COMPILE_CACHE: '/code' })).toBe('/code/xivo-mock');
  expect(codeFolders('/program', { env: { NODE_DISABLE_COMPILE_CACHE: '1' }, platform: 'linux' })).toBeUndefined();
});

test('a user without a home directory has only the code that comes with the program', () => {
  expect(codeFolders('/program', { env: {}, platform: 'linux' })).toEqual({ bundled });
});
