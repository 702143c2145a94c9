import { expect, test } from 'vitest';
import { fixed, optional } from '#fields/field.ts';
import { ignoredIn } from '#fields/ignored.ts';
import { each, namesOf, part, type Value, type Vocabulary, value, variant, without } from '#fields/vocabulary.ts';

const whole = value('anything', 'anything');
const values = (...names: readonly string[]): Readonly<Record<string, Value>> =>
  Object.fromEntries(names.map((name) => [name, whole]));

const record = { firstname: optional({}, ''), lastname: optional({}, ''), kind: fixed('sip') };
const member = part(values('category', 'priority'));
const filled = part(values('name'), { effectiveWhenNonEmpty: true });
const byKind = variant([], ({ kind }) => (kind === 'none' ? 'nothing' : part(values('kind', String(kind)))));

const vocabulary = part({
  userfeatures: part(namesOf(record)),
  members: each(member),
  filled,
  whole,
  unread: 'nothing',
  line: byKind,
});

test.for<[unknown, Vocabulary, object[]]>([
  [{ userfeatures: { firstname: 'a', lastname: 'b' }, whole: { any: 1 } }, vocabulary, []],
  [{ userfeatures: { lastnam: 'b' } }, vocabulary, [{ field: 'userfeatures.lastnam', near: 'lastname' }]],
  [{ userfeatures: { lastnam: 'b', lastname: 'c' } }, vocabulary, [{ field: 'userfeatures.lastnam' }]],
  [{ userfeatures: { kind: 'sip' } }, vocabulary, [{ field: 'userfeatures.kind' }]],
  [{ other: { deep: 1 } }, vocabulary, [{ field: 'other' }]],
  [{ members: [{ category: 1 }, { categry: 2 }] }, vocabulary, [{ field: 'members[1].categry', near: 'category' }]],
  [{ members: { 5: { priorty: 1 } } }, vocabulary, [{ field: 'members.5.priorty', near: 'priority' }]],
  [{ members: 'a', userfeatures: null }, vocabulary, []],
  [{ unread: 1, whole: null }, vocabulary, [{ field: 'unread' }]],
  [{ line: { kind: 'sip', sip: 1, sccp: 2 } }, vocabulary, [{ field: 'line.sccp' }]],
  [{ line: { kind: 'none', sip: 1 } }, vocabulary, [{ field: 'line' }]],
  [{ line: 'none' }, vocabulary, []],
  [{ filled: { other: 1 } }, vocabulary, []],
  [{ filled: { other: 1, name: 'a' } }, vocabulary, [{ field: 'filled.other' }]],
  [{ filled: {} }, vocabulary, []],
  [[{ category: 1, x: 2 }], each(member), [{ field: '[0].x' }]],
  ['text', vocabulary, []],
  [null, vocabulary, []],
  [{ unread: 1 }, part({ unread: 'nothing', unread2: whole }), [{ field: 'unread' }]],
  [{ first: 1 }, each('nothing'), [{ field: 'first' }]],
  [{ a: 1 }, whole, []],
  [{ a: 1 }, 'nothing', []],
])('the ignored fields of %j (%#)', ([body, known, expected]) => {
  expect(ignoredIn(body, known)).toEqual(expected);
});

test.for<[string, string | undefined]>([
  ['abx', 'abc'],
  ['ab', undefined],
  ['abcdex', 'abcde'],
  ['ABCDE', 'abcde'],
  ['firstname', 'firstnamexy'],
  ['lastname', undefined],
])('the name %s is close to %s', ([name, near]) => {
  const [ignored] = ignoredIn({ [name]: 1 }, part(values('abc', 'abcde', 'other', 'firstnamexy', 'lastnamexyz')));
  expect(ignored).toStrictEqual({ field: name, ...(near !== undefined && { near }) });
});

test('the first 100 fields are listed, and the first 20 have a suggestion', () => {
  const body = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`name${index}`, 1]));
  const ignored = ignoredIn({ list: [body, body] }, part({ list: each(part(values('name'))) }));
  expect(ignored).toHaveLength(100);
  expect(ignored.map(({ near }) => near)).toEqual(
    Array.from({ length: 100 }, (_, index) => (index < 20 ? 'name' : undefined)),
  );
  expect(ignored.at(-1)).toEqual({ field: 'list[0].name99' });
});

test('a long name is cut in its path, and not compared', () => {
  const known = part(values('x'.repeat(40), 'y'.repeat(41)));
  expect(ignoredIn({ [`${'x'.repeat(39)}z`]: 1 }, known)).toEqual([
    { field: `${'x'.repeat(39)}z`, near: 'x'.repeat(40) },
  ]);
  expect(ignoredIn({ [`${'y'.repeat(40)}z`]: 1 }, known)).toEqual([{ field: `${'y'.repeat(40)}z` }]);
  expect(ignoredIn({ ['z'.repeat(100)]: 1, ['z'.repeat(101)]: 1 }, known)).toEqual([
    { field: 'z'.repeat(100) },
    { field: `${'z'.repeat(100)}...` },
  ]);
});

test('names can be omitted from a vocabulary', () => {
  expect(without({ ...values('a', 'b'), c: 'nothing' }, 'a', 'x')).toEqual({ b: whole, c: 'nothing' });
  const id = optional({}, '');
  expect(Object.keys(namesOf(record, { id }))).toEqual(['firstname', 'lastname', 'id']);
  expect(namesOf({ id })).toEqual({ id: { kind: 'value', field: id } });
});
