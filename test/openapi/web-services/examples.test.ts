import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { exampleAnswers, examples, leftOut } from '../../../scripts/openapi/web-services/examples.ts';
import { operations } from './described.ts';

test('every example of the page is in the description, or left out with the reason', () => {
  const page = z
    .record(z.string(), z.object({ value: z.unknown() }))
    .parse(JSON.parse(readFileSync(new URL('../../page/examples.json', import.meta.url), 'utf8')));
  const used = [...examples.values()].map(({ body }) => body);
  const isUsed = (value: unknown) =>
    [...used, ...exampleAnswers.values()].some((each) => JSON.stringify(each) === JSON.stringify(value));
  const unused = Object.entries(page).filter(([, { value }]) => !isUsed(value));
  expect(unused.map(([name]) => name).toSorted()).toEqual(Object.keys(leftOut).toSorted());
});

test('every example is that of an operation', () => {
  const names = [...examples.keys(), ...exampleAnswers.keys()];
  expect(names.filter((name) => !operations.has(name))).toEqual([]);
});
