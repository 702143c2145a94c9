import { expect, test } from 'vitest';
import { exportedNames, repeatedNames, sourceFiles } from '../scripts/exported-names.mjs';

test('no two files of src/ export the same name', () => {
  expect(repeatedNames(sourceFiles())).toEqual([]);
});

test.each([
  ['functions and classes', 'export function one() {}\nexport class Two {}', ['one', 'Two']],
  ['constants, destructured ones too', 'export const one = 1, [two, { three }] = four;', ['one', 'two', 'three']],
  ['types and interfaces', 'export type One = 1;\nexport interface Two {}', ['One', 'Two']],
  ['overloads, once', 'export function one(a: 1): 1;\nexport function one(a: unknown) { return a; }', ['one']],
])('%s count as exported names', (_, text, names) => {
  expect(exportedNames([{ path: 'a.ts', text }])).toEqual([{ path: 'a.ts', names }]);
});

test('re-exports and private names do not count', () => {
  const text = "export { one } from './one.ts';\nexport type * from './two.ts';\nconst three = 3;";
  expect(exportedNames([{ path: 'a.ts', text }])).toEqual([{ path: 'a.ts', names: [] }]);
});

test('a repeated name is listed with its files', () => {
  const files = ['a.ts', 'b.ts', 'c.ts'].map((path) => ({
    path,
    text: `export const ${path === 'c.ts' ? 'y' : 'x'} = 1;`,
  }));
  expect(repeatedNames(files)).toEqual([{ name: 'x', paths: ['a.ts', 'b.ts'] }]);
});
