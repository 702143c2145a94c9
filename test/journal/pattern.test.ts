import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLike, nearestLike } from '../../src/journal/glob.ts';
import { differencesOf, matches, type Pattern, patternSchema } from '../../src/journal/pattern.ts';
import { entryOf } from './entries.ts';

const url = '/service/ipbx/json.php/restricted/pbx_settings/users/?act=add&id=3&x=a%20b';

const entry = entryOf({
  operation: 'ipbx/pbx_settings/users:add',
  account: 'admin',
  method: 'POST',
  url,
  status: 400,
  generation: 2,
  reason: { message: 'no', field: 'userfeatures.firstname' },
  body: { userfeatures: { firstname: 'Ada', lastname: '' }, lines: [{ id: 1, main: true }, { id: 2 }] },
});

test.each<[string, Pattern]>([
  ['nothing at all', {}],
  ['the operation', { operation: 'ipbx/pbx_settings/users:add' }],
  ['any act of a resource', { operation: '*/users:*' }],
  ['the method', { method: 'POST' }],
  ['the path', { path: '/service/ipbx/json.php/restricted/pbx_settings/users' }],
  ['the path as it may be written as well', { path: '//service/ipbx/json.php/restricted/pbx_settings/%75sers/' }],
  ['the status', { status: 400 }],
  ['the class of the status', { status: '4xx' }],
  ['the account', { account: 'admin' }],
  ['the field of the reason', { reasonField: 'userfeatures.*' }],
  ['the generation', { generation: 2 }],
  ['parameters, one of them absent', { query: { id: 3, x: 'a b', sum: null } }],
  ['a part of the body', { body: { userfeatures: { firstname: 'Ada' } } }],
  ['parts of the items of an array', { body: { lines: [{ main: true }, {}] } }],
])('a call matches a pattern of %s', (_, pattern) => {
  expect(matches(pattern, entry)).toBe(true);
  expect(differencesOf(pattern, entry)).toEqual([]);
});

test.each<[Pattern, string, unknown]>([
  [{ operation: 'ipbx/pbx_settings/users:edit' }, 'operation', 'ipbx/pbx_settings/users:add'],
  [{ method: 'GET' }, 'method', 'POST'],
  [{ path: '/service' }, 'path', '/service/ipbx/json.php/restricted/pbx_settings/users'],
  [{ status: 200 }, 'status', 400],
  [{ status: '5xx' }, 'status', 400],
  [{ account: 'other' }, 'account', 'admin'],
  [{ reasonField: 'name' }, 'reasonField', 'userfeatures.firstname'],
  [{ generation: 1 }, 'generation', 2],
  [{ query: { id: '4' } }, 'query.id', '3'],
  [{ query: { act: null } }, 'query.act', 'add'],
  [{ query: { search: 'x' } }, 'query.search', undefined],
  [{ body: { userfeatures: { firstname: 'Bob' } } }, 'body.userfeatures.firstname', 'Ada'],
  [{ body: { userfeatures: { lastname: null } } }, 'body.userfeatures.lastname', ''],
  [{ body: { toString: {} } }, 'body.toString', undefined],
  [{ body: { lines: [{ id: '1' }, {}] } }, 'body.lines.0.id', 1],
])('a call does not match %j, which says where', (pattern, at, actual) => {
  expect(matches(pattern, entry)).toBe(false);
  expect(differencesOf(pattern, entry)).toMatchObject([{ at, actual }]);
});

test('an array of another length is another array', () => {
  expect(differencesOf({ body: { lines: [{ id: 1 }] } }, entry)).toMatchObject([{ at: 'body.lines' }]);
});

test('a body that is no JSON is compared as a text, and none matches nothing', () => {
  expect(matches({ body: 'a|b' }, entryOf({ body: 'a|b' }))).toBe(true);
  expect(matches({ body: null }, entryOf({ body: 'null' }))).toBe(true);
  expect(matches({ body: null }, entryOf())).toBe(false);
});

test('a long number matches itself', () => {
  expect(matches({ body: { id: 123456789012345680000 } }, entryOf({ body: '{"id":123456789012345680000}' }))).toBe(
    true,
  );
});

test('a pattern is strict, its method is upper case, and it is not too deep', () => {
  expect(patternSchema.parse({ method: 'post' })).toEqual({ method: 'POST' });
  expect(patternSchema.safeParse({ act: 'add' }).success).toBe(false);
  expect(patternSchema.safeParse({ status: '6xx' }).success).toBe(false);
  expect(patternSchema.safeParse({ body: JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) }).success).toBe(false);
});

test.for<[string, string, boolean]>([
  ['ab*bc', 'abc', false],
  ['ab*bc', 'abbc', true],
  ['a*a', 'a', false],
  ['*a*a*', 'a', false],
  ['*a*a*', 'aa', true],
  ['a*b*b', 'ab', false],
  ['', '', true],
  ['', 'a', false],
  ['**', '', true],
])('the pattern %j against %j is %s: no letter is used twice', ([pattern, text, expected]) => {
  expect(isLike(pattern, text)).toBe(expected);
});

test('a star stands for any text, as a regular expression would have it', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
  fc.assert(
    fc.property(letters, letters, (pattern, text) => {
      const written = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
      expect(isLike(pattern, text)).toBe(written.test(text));
    }),
  );
});

test('the nearest name of a pattern is that of the fewest slips, and none when nothing is near', () => {
  const names = ['ipbx/pbx_settings/users:add', 'ipbx/pbx_settings/users:list', 'xivo/configuration/manage/entity:add'];
  expect(nearestLike('*entity:ad', names)).toBe(names[2]);
  expect(nearestLike('ipbx/*:lst', names)).toBe(names[1]);
  expect(nearestLike('users:add', names)).toBe(names[0]);
  expect(nearestLike('usrs:ad', names)).toBe(names[0]);
  expect(nearestLike('*queues*', names)).toBeUndefined();
  expect(nearestLike('*', [])).toBeUndefined();
  expect(nearestLike('x'.repeat(100_000), names)).toBeUndefined();
});

test('any call matches the pattern of its own body', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (body) => {
      const sent = entryOf({ body: JSON.stringify(body) });
      expect(matches({ body: JSON.parse(JSON.stringify(body)) }, sent)).toBe(true);
    }),
  );
});
