import { expect, test } from 'vitest';
import { absentNames, membersOf, withMember, withoutMember } from '../../ui/views/try/schema/object-members.ts';
import { asScalarType, scalarTypesOf } from '../../ui/views/try/schema/scalar.ts';
import { hintOf, kindOf, resolved, startValue, variantName, variantOf } from '../../ui/views/try/schema/schema.ts';

const definitions = {
  Name: { type: 'string', maxLength: 20, description: 'a name' },
  User: {
    type: 'object',
    required: ['firstname', 'lines'],
    properties: {
      firstname: { $ref: '#/components/schemas/Name', description: 'the first name' },
      lastname: { type: 'string' },
      lines: { type: 'array', items: { type: 'object', properties: { number: { type: 'string' } } } },
      protocol: { enum: ['sip', 'sccp'] },
    },
  },
} as const;

test('a reference is resolved; what stands beside it counts', () => {
  expect(resolved(definitions.User.properties.firstname, definitions)).toEqual({
    type: 'string',
    maxLength: 20,
    description: 'the first name',
  });
  expect(resolved({ $ref: '#/components/schemas/Unknown', title: 'x' }, definitions)).toEqual({ title: 'x' });
  expect(resolved({ allOf: [{ $ref: '#/components/schemas/Name' }], title: 'x' }, definitions)).toMatchObject({
    type: 'string',
    title: 'x',
  });
});

test.each([
  [{ type: 'object' }, 'object'],
  [{ properties: {} }, 'object'],
  [{ type: 'array' }, 'list'],
  [{ type: 'string' }, 'text'],
  [{ type: 'integer' }, 'number'],
  [{ type: 'string', enum: ['a'] }, 'enum'],
  [{ const: 1 }, 'enum'],
  [{ type: ['string', 'null'] }, 'scalar'],
  [{ type: ['string'] }, 'text'],
  [{ anyOf: [{ const: '' }, { type: ['string'] }, { type: 'null' }] }, 'scalar'],
  [{ type: ['array', 'null'] }, 'choice'],
  [{ anyOf: [{ type: 'string' }, { type: 'object' }] }, 'choice'],
  [{ type: 'null' }, 'null'],
  [{}, 'json'],
])('a value of %j is entered as %s', (schema, kind) => {
  expect(kindOf(schema)).toBe(kind);
});

test('a new value has the required parts', () => {
  expect(startValue({ $ref: '#/components/schemas/User' }, definitions)).toEqual({ firstname: '', lines: [] });
  expect(startValue({ enum: ['sip', 'sccp'] }, {})).toBe('sip');
  expect(startValue({ type: 'string', default: 'x' }, {})).toBe('x');
  expect(startValue({ type: ['null', 'string'] }, {})).toBeNull();
});

test('a value selects the alternative that it fits best', () => {
  const variants = [
    { type: 'string' },
    { type: 'object', required: ['a'], properties: { a: {} } },
    { type: 'object', required: ['b'], properties: { b: {} } },
    { type: 'array' },
  ];
  const indexes = ['x', { a: 1 }, { b: 1 }, [], 1].map((value) => variantOf(variants, value, {}));
  expect(indexes).toEqual([0, 1, 2, 3, 0]);
});

test('alternatives have names', () => {
  expect(variantName({ $ref: '#/components/schemas/User' }, definitions)).toBe('User');
  expect(variantName({ type: 'object', required: ['a', 'b'] }, {})).toBe('object with a, b');
  expect(variantName({ title: 'a member', type: 'object' }, {})).toBe('a member');
  expect(variantName({ enum: ['a', 1] }, {})).toBe('"a", 1');
  expect(variantName({ type: 'string' }, {})).toBe('text');
});

test.each([
  [{ type: ['boolean', 'integer', 'string', 'null'] }, ['boolean', 'number', 'text', 'null']],
  [{ anyOf: [{ const: '' }, { type: ['string'] }, { type: ['integer', 'null'] }] }, ['text', 'number', 'null']],
  [{ anyOf: [{ enum: ['a', 1] }, { type: 'null' }] }, ['text', 'number', 'null']],
])('a value of %j has the types %j', (schema, types) => {
  expect(scalarTypesOf(schema)).toEqual(types);
});

test.each([
  ['12', 'number', 12],
  ['x', 'number', 0],
  [true, 'number', 1],
  [null, 'text', ''],
  [false, 'text', 'false'],
  ['1', 'boolean', true],
  ['no', 'boolean', false],
  ['x', 'null', null],
] as const)('%j as %s is %j', (value, type, result) => {
  expect(asScalarType(value, type)).toBe(result);
});

test('a hint is the description, else the limits', () => {
  expect(hintOf({ description: 'a name', maxLength: 20 })).toBe('a name');
  expect(hintOf({ maxLength: 20 })).toBe('at most 20 characters');
  expect(hintOf({ minimum: 0, maximum: 9 })).toBe('at least 0; at most 9');
  expect(hintOf({})).toBeUndefined();
});

test('members are in the order of the schema, those that it does not describe last', () => {
  const value = { odd: 1, lastname: 'B', firstname: 'A' };
  expect(membersOf(definitions.User, value).map(({ name, isRequired }) => [name, isRequired])).toEqual([
    ['firstname', true],
    ['lastname', false],
    ['odd', false],
  ]);
  expect(absentNames(definitions.User, value)).toEqual(['lines', 'protocol']);
});

test('a member is added at its place and removed', () => {
  const value = withMember(definitions.User, { odd: 1, lastname: 'B' }, ['firstname', 'A']);
  expect(Object.keys(value)).toEqual(['firstname', 'lastname', 'odd']);
  expect(withoutMember(value, 'odd')).toEqual({ firstname: 'A', lastname: 'B' });
});
