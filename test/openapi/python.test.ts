import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pythonAnswers } from '../../scripts/openapi/python/answers.ts';
import { typedDicts } from '../../scripts/openapi/python/typed-dicts.ts';

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('the types of the Python client are those that npm run openapi writes', () => {
  const description: unknown = JSON.parse(textOf('docs/openapi/control-plane.json'));
  expect(pythonAnswers(description)).toBe(textOf('clients/python/src/xivo_mock/answers.py'));
});

test('a class with optional members extends one with the required ones', () => {
  const properties = { id: { type: 'integer' }, note: { type: ['string', 'null'] } };
  expect(typedDicts({ Entry: { properties, required: ['id'], description: 'an entry' } }, ['Entry'])).toBe(
    [
      '\n\nclass _Entry(TypedDict):\n    id: int\n',
      '\n\nclass Entry(_Entry, total=False):\n    """An entry."""\n\n    note: Optional[str]\n',
    ].join(''),
  );
});

test('a definition comes after those that it refers to', () => {
  const link = { $ref: '#/components/schemas/Link' };
  const schemas = {
    Entry: { properties: { links: { type: 'array', items: link } }, required: ['links'] },
    Link: { properties: { kind: { enum: ['a', 'b'] } }, required: ['kind'] },
  };
  expect(typedDicts(schemas, ['Entry', 'Link'])).toBe(
    '\n\nclass Link(TypedDict):\n    kind: Literal["a", "b"]\n\n\nclass Entry(TypedDict):\n    links: List[Link]\n',
  );
});

test('keys that are not names in Python are defined by a call', () => {
  const properties = { from: { type: 'string' }, 'X-Mock-World': { type: 'string' } };
  expect(typedDicts({ Entry: { properties, required: Object.keys(properties) } }, ['Entry'])).toBe(
    '\n\nEntry = TypedDict("Entry", {"from": str, "X-Mock-World": str})\n',
  );
  expect(typedDicts({ Entry: { properties, required: ['X-Mock-World'], description: 'an entry' } }, ['Entry'])).toBe(
    [
      '\n\n_Entry = TypedDict("_Entry", {"X-Mock-World": str})\n',
      '\n\n_EntryOptions = TypedDict("_EntryOptions", {"from": str}, total=False)\n',
      '\n\nclass Entry(_Entry, _EntryOptions):\n    """An entry."""\n',
    ].join(''),
  );
});
