import { expect, test } from 'vitest';
import { sourceFiles } from '../../scripts/exported-names.mjs';
import { examplesIn, typeErrorsIn } from '../support/docs/doc-examples.ts';

const wrong = '/**\n * Returns a number.\n *\n * @example\n * const port: number = quoted(1);\n */';

test('an example begins after its tag and has the place of the tag', () => {
  expect(examplesIn({ path: 'src/a.ts', text: wrong })).toEqual([
    { place: 'src/a.ts:4', code: 'const port: number = quoted(1);' },
  ]);
});

test('the examples in the doc comments compile; one that does not is reported with its place', {
  timeout: 60_000,
}, () => {
  const examples = sourceFiles().flatMap(examplesIn);
  expect(examples.length).toBeGreaterThan(40);
  expect(typeErrorsIn([...examples, ...examplesIn({ path: 'src/a.ts', text: wrong })])).toEqual([
    "src/a.ts:4: Type 'string' is not assignable to type 'number'.",
  ]);
});
