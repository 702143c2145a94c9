import { expect, test } from 'vitest';
import * as z from 'zod';
import { InvalidInput, read, tryRead } from '#input/read.ts';

const point = z.strictObject({ x: z.int().min(0), y: z.int().optional() });

/** The errors of a value, one line each. */
function problemsOf(schema: z.ZodType, value: unknown): string[] {
  const result = tryRead(schema, value);
  return 'problems' in result ? result.problems.map(({ at, message }) => `${at}: ${message}`) : [];
}

test('a valid value is parsed by the schema', () => {
  expect(read(point.extend({ y: z.int().default(7) }), { x: 1 })).toEqual({ x: 1, y: 7 });
});

test('errors in a union are those of the branch with the type of the value, else the types', () => {
  const shape = z.union([z.string(), point, z.array(point)]);
  expect(problemsOf(shape, { x: -1 })).toEqual(['x: must be at least 0, but is -1']);
  expect(problemsOf(shape, [{ x: 1 }, { x: 1.5 }])).toEqual(['[1].x: must be a whole number, but is 1.5']);
  expect(problemsOf(shape, { x: 1, other: 1 })).toEqual(['other: is unknown; the keys are x and y']);
  expect(problemsOf(shape, 5)).toEqual([': must be a string, an object or a list, but is 5']);
  expect(problemsOf(z.object({ inner: z.union([shape, z.null()]) }), { inner: true })).toEqual([
    'inner: must be a string, an object, a list or null, but is true',
  ]);
});

test('messages about lengths and bounds have the actual value', () => {
  expect(problemsOf(z.string().max(3), 'abcd')).toEqual([': must be at most 3 characters long, but is 4']);
  expect(problemsOf(z.array(z.int()).max(1), [1, 2])).toEqual([': must have at most 1 item, but has 2']);
  expect(problemsOf(z.number().gt(1).lt(3), 1)).toEqual([': must be above 1, but is 1']);
  expect(problemsOf(z.number().gt(1).lt(3), 3)).toEqual([': must be below 3, but is 3']);
  expect(problemsOf(z.string(), 'x'.repeat(1000).split(''))).toEqual([': must be a string, but is a list']);
  expect(problemsOf(z.literal('a'), 'x'.repeat(1000))).toEqual([`: must be a, but is "${'x'.repeat(60)}..."`]);
});

test('an object with unknown keys is refused only for these', () => {
  const some = point.partial().refine((value) => Object.keys(value).length > 0, 'must have x or y');
  expect(problemsOf(some, {})).toEqual([': must have x or y']);
  expect(problemsOf(some, { other: 1 })).toEqual(['other: is unknown; the keys are x and y']);
});

test('the first 100 errors are described, and all are counted', () => {
  const keys = Object.fromEntries(Array.from({ length: 50_000 }, (_, number) => [`key${number}`, 1]));
  const result = tryRead(point, { x: 1, ...keys });
  expect('problems' in result && [result.problems.length, result.count]).toEqual([100, 50_000]);
  expect(() => read(point, { x: 1, ...keys })).toThrow('key0 is unknown; the keys are x and y (and 49999 more errors)');
});

test('a very long path is cut', () => {
  const deep: unknown = JSON.parse(`${'{"a":['.repeat(20_000)}{"__proto__":1}${']}'.repeat(20_000)}`);
  const refusal = () => read(z.unknown(), deep);
  expect(refusal).toThrow(InvalidInput);
  expect(refusal).toThrow(/^a\[0\]\.a\[0\].{250,300}__proto__ is not allowed as a key$/);
});

test('a cyclic value is searched once', () => {
  const cyclic: Record<string, unknown> = { x: 1 };
  cyclic['more'] = [cyclic];
  expect(problemsOf(point, cyclic)).toEqual(['more: is unknown; the keys are x and y']);
});
