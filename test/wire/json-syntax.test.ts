import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonSyntaxProblem } from '#text/json-syntax.ts';

test.for<[string, string, string, string]>([
  ['', '1:1', 'a value', 'the end of the text'],
  [' {', '1:3', 'a key in double quotes or "}"', 'the end of the text'],
  ["{'a': 1}", '1:2', 'a key in double quotes or "}"', '"\'"'],
  ['{a: 1}', '1:2', 'a key in double quotes or "}"', '"a"'],
  ['{"a": 1,}', '1:9', 'a key in double quotes', '"}"'],
  ['{"a" 1}', '1:6', '":"', '"1"'],
  ['{"a": }', '1:7', 'a value', '"}"'],
  ['{\n  "a": 1\n  "b": 2\n}', '3:3', '"," or "}"', '"\\""'],
  ['[1 2]', '1:4', '"," or "]"', '"2"'],
  ['[1,]', '1:4', 'a value', '"]"'],
  ['[NaN]', '1:2', 'a value or "]"', '"NaN"'],
  ['{"a": True}', '1:7', 'a value', '"True"'],
  ['[01]', '1:2', 'a value or "]"', '"01"'],
  ['[1.]', '1:2', 'a value or "]"', '"1."'],
  ['{} // none', '1:4', 'the end of the text', '"/"'],
  ['["a\nb"]', '1:4', 'an escape such as \\n', '"\\n"'],
  ['["a\\x"]', '1:4', 'an escape such as \\n or \\\\', '"\\\\"'],
  ['["a', '1:4', 'a closing quote', 'the end of the text'],
  ['\ufeff{}', '1:1', 'a value', '"\ufeff"'],
])('the error in %j is at %s', ([json, place, expected, found]) => {
  const [line, column] = place.split(':').map(Number);
  expect(jsonSyntaxProblem(json)).toEqual({ line, column, expected, found });
});

test('only the text up to the limit is read', () => {
  expect(jsonSyntaxProblem('[1, 2 3]', 5)).toBeUndefined();
  expect(jsonSyntaxProblem('[1, 2 3]', 7)).toMatchObject({ column: 7 });
});

test.each([
  ' [ ] ',
  '{ }',
  '[{}, [], "a\\u00e9\\"", -0.5e+10, 1E5, true, false, null]',
  ' {"a" : {"b" : [1 , {"c" : ""}]} ,\r\n\t"d" : 0}',
])('%s has no error', (json) => {
  expect(jsonSyntaxProblem(json)).toBeUndefined();
});

test('a text has an error exactly if JSON.parse refuses it', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const cut = fc.tuple(fc.json(), fc.nat(40), fc.string({ maxLength: 3 }));
  fc.assert(fc.property(fc.json(), (json) => jsonSyntaxProblem(json) === undefined));
  fc.assert(
    fc.property(cut, ([json, at, piece]) => {
      const changed = json.slice(0, at) + piece + json.slice(at + 1);
      expect(jsonSyntaxProblem(changed) === undefined).toBe(isJson(changed));
    }),
    { numRuns: 500 },
  );
});

test('a very deeply nested text is read', () => {
  expect(jsonSyntaxProblem('['.repeat(100_000))).toMatchObject({ line: 1, column: 100_001 });
});
