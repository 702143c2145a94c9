import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Mutation, mutate } from '#faults/mutate.ts';
import type { Json } from '#wire/json.ts';

const user = { id: 1, userfeatures: { firstname: 'Ada', lastname: 'L' }, line: [{ id: 2 }, { id: 3, name: 'x' }] };

test.for<[string, Mutation, Json]>([
  ['drops a key', { drop: ['line'] }, { id: 1, userfeatures: user.userfeatures }],
  ['drops a key within', { drop: ['userfeatures.lastname'] }, { ...user, userfeatures: { firstname: 'Ada' } }],
  ['drops a key of all elements', { drop: ['line.id'] }, { ...user, line: [{}, { name: 'x' }] }],
  ['replaces a key that is there', { replace: { id: null, none: 1 } }, { ...user, id: null }],
  ['adds a key', { add: { 'userfeatures.id': '7' } }, { ...user, userfeatures: { ...user.userfeatures, id: '7' } }],
  [
    'adds and replaces a key of all elements',
    { add: { 'line.name': 'y' }, replace: { 'line.id': 0 } },
    {
      ...user,
      line: [
        { id: 0, name: 'y' },
        { id: 0, name: 'y' },
      ],
    },
  ],
  ['adds nothing below a key that is not there', { add: { 'none.id': 1, 'id.none': 1 } }, user],
  ['leaves an object unchanged', { truncate: 0 }, user],
  ['leaves what the path does not reach', { drop: ['none.id', 'id.none', 'userfeatures.firstname.x'] }, user],
])('a mutation %s', ([, mutation, expected]) => {
  expect(JSON.stringify(mutate(user, mutation))).toBe(JSON.stringify(expected));
});

test('a list is truncated, and its elements are changed', () => {
  expect(mutate([user, user, user], { truncate: 2, drop: ['userfeatures', 'line'] })).toEqual([{ id: 1 }, { id: 1 }]);
});

test('a path through null or a missing key changes nothing', () => {
  const sent = { id: null, list: [null, 'x', { id: null }] };
  const mutation = { drop: ['id.a', 'none.a', 'list.a'], replace: { 'id.b': 1, 'none.b': 1, 'list.b': 1 } };
  expect(mutate(sent, mutation)).toStrictEqual(sent);
  expect(mutate(sent, { add: { 'id.c': 1, 'none.c': 1 } })).toStrictEqual(sent);
  expect(mutate(null, { drop: ['a'], add: { a: 1 } })).toBeNull();
});

test('a key of the prototype is treated like any other', () => {
  const added = mutate({ id: 1 }, { add: { ['__proto__']: 'x' } });
  expect(JSON.stringify(added)).toBe('{"id":1,"__proto__":"x"}');
  expect(mutate({ id: 1 }, { replace: { toString: 1 }, add: { 'constructor.name': 1 } })).toEqual({ id: 1 });
});

test('dropping an added key restores the object', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
      const json: Record<string, Json> = JSON.parse(JSON.stringify(object));
      const extended = mutate(json, { add: { ' new ': 1 } });
      expect(mutate(extended, { drop: [' new '] })).toEqual(json);
    }),
  );
});
