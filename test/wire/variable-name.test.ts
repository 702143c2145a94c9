import { expect, test } from 'vitest';
import { readVariableName } from '#wire/variable-name.ts';

test.each([
  ['', '', false],
  ['   ', '', false],
  ['id', 'id', false],
  ['  id ', 'id_', false],
  ['a.b c', 'a_b_c', false],
  ['a\0b', 'a', false],
  ['\0a', '', false],
  ['  \0a', '', false],
  ['id[]', 'id', true],
  [' a.b [x y]', 'a_b_', true],
  ['id]', 'id]', false],
  ['a]b[c', 'a]b_c', false],
  ['a]b[c]', 'a]b', true],
  ['a.b[c.d e', 'a_b_c.d e', false],
  ['a[b[c', 'a_b[c', false],
  ['a[', 'a_', false],
  ['a[b\0]', 'a_b', false],
  ['[a', '', true],
  ['é.ü', 'é_ü', false],
])('PHP reads the name %j as %j, an array: %s', (sent, name, isArray) => {
  expect(readVariableName(Buffer.from(sent))).toEqual({ name, isArray });
});
