import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tryRead } from '#input/read.ts';
import { jsonOf } from '#journal/body.ts';
import { mismatchesIn } from '#journal/mismatch.ts';
import { matches, mismatchesOf, type Pattern, patternParameters, patternSchema } from '#journal/pattern.ts';
import { method } from '#journal/request-fields.ts';
import { matchesGlob, nearestMatch } from '#text/glob.ts';
import { type EntryParts, entryOf } from './entries.ts';

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
  ['the path in another notation', { path: '//service/ipbx/json.php/restricted/pbx_settings/%75sers/' }],
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
  expect(mismatchesOf(pattern, entry)).toEqual([]);
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
  expect(mismatchesOf(pattern, entry)).toMatchObject([{ at, actual }]);
});

test.for<[unknown, unknown, object[]]>([
  [1, 1, []],
  [1, '1', [{ at: 'x', expected: 1, actual: '1' }]],
  [{ a: 1 }, { a: 1, b: 2 }, []],
  [
    { a: 1, b: 2 },
    { a: 2 },
    [
      { at: 'x.a', expected: 1, actual: 2 },
      { at: 'x.b', expected: 2, actual: undefined },
    ],
  ],
  [{}, [], [{ at: 'x', expected: {}, actual: [] }]],
  [[], {}, [{ at: 'x', expected: [], actual: {} }]],
  [[1], [1, 2], [{ at: 'x', expected: [1], actual: [1, 2] }]],
  [{ a: {} }, { a: null }, [{ at: 'x.a', expected: {}, actual: null }]],
  [{ a: null }, { a: {} }, [{ at: 'x.a', expected: null, actual: {} }]],
  [[], undefined, [{ at: 'x', expected: [], actual: undefined }]],
  [{ a: [] }, { a: 'b' }, [{ at: 'x.a', expected: [], actual: 'b' }]],
])('what %j lacks of %j is reported with its place', ([expected, actual, differences]) => {
  expect(mismatchesIn(expected, actual, 'x')).toEqual(differences);
});

test('an absent property matches no text, not even *', () => {
  for (const at of ['operation', 'account', 'reasonField'] as const) {
    expect(mismatchesOf({ [at]: '*' }, entryOf())).toEqual([{ at, expected: '*', actual: undefined }]);
  }
});

test('query parameters of a pattern are strings, numbers or null', () => {
  const query = { act: 'add', id: 3, sum: null };
  expect(patternSchema.parse({ query })).toEqual({ query });
});

test('a mismatch of a path shows the pattern as written', () => {
  expect(mismatchesOf({ path: '//other/' }, entryOf({ url: '//a//b/?x=/' }))).toEqual([
    { at: 'path', expected: '//other/', actual: '/a/b' },
  ]);
});

test.for<[string, string, boolean]>([
  ['/', '/?act=add', true],
  ['//', '/', true],
  ['/a', '/a//', true],
  ['/a//', '/a', true],
  ['/', '/a', false],
  ['/%61', '/a', true],
  ['/a/*', '/a', false],
])('the path %s matches the URL %s: %s', ([path, at, expected]) => {
  expect(matches({ path }, entryOf({ url: at }))).toBe(expected);
});

test.for<[string[] | undefined, boolean | string, boolean]>([
  [['userfeatures.lastnam'], true, true],
  [['userfeatures.lastnam'], false, false],
  [undefined, true, false],
  [undefined, false, true],
  [undefined, '*', false],
  [['a', 'userfeatures.lastnam'], 'userfeatures.*', true],
  [['a', 'b'], 'userfeatures.*', false],
])('the ignored fields %j match %j: %s', ([fields, ignored, expected]) => {
  const sent = entryOf(fields === undefined ? {} : { ignored: fields.map((field) => ({ field })) });
  const differences = expected ? [] : [{ at: 'ignored', expected: ignored, actual: fields ?? [] }];
  expect(mismatchesOf({ ignored }, sent)).toEqual(differences);
});

test('in a URL, ignored is true, false or a field', () => {
  const read = ['true', 'false', 'a*'].map((ignored) => patternParameters.parse({ ignored }).ignored);
  expect(read).toEqual([true, false, 'a*']);
});

test('status 0 matches an answer without a first byte', () => {
  expect([0, 200].map((status) => matches({ status: 0 }, entryOf({ status })))).toEqual([true, false]);
});

test('a string, number or boolean body is JSON up to 1000 bytes', () => {
  const text = (length: number) => Buffer.from(`"${'x'.repeat(length - 2)}"`);
  expect(jsonOf(text(1000))).toEqual({ value: 'x'.repeat(998) });
  expect(jsonOf(text(1001))).toBeUndefined();
  expect(jsonOf(Buffer.from('"\xe9"', 'latin1'))).toBeUndefined();
  expect(jsonOf(Buffer.from('["\xe9"]', 'latin1'))).toBeUndefined();
  expect(['true', 'null', '{}', 'x', ''].map((body) => jsonOf(Buffer.from(body))?.value)).toEqual([
    true,
    null,
    {},
    undefined,
    undefined,
  ]);
});

test('arrays of different lengths do not match', () => {
  expect(mismatchesOf({ body: { lines: [{ id: 1 }] } }, entry)).toMatchObject([{ at: 'body.lines' }]);
});

test('a body that is not JSON is compared as text, and an empty one matches nothing', () => {
  expect(matches({ body: 'a|b' }, entryOf({ body: 'a|b' }))).toBe(true);
  expect(matches({ body: null }, entryOf({ body: 'null' }))).toBe(true);
  expect(['', null, 'undefined'].map((body) => matches({ body }, entryOf()))).toEqual([false, false, false]);
});

test('a long number matches itself', () => {
  expect(matches({ body: { id: 123456789012345680000 } }, entryOf({ body: '{"id":123456789012345680000}' }))).toBe(
    true,
  );
});

test('a pattern refuses unknown keys and deep nesting, and its method becomes upper case', () => {
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
  expect(matchesGlob(pattern, text)).toBe(expected);
});

test('a star matches any characters, like .* in a regular expression', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
  fc.assert(
    fc.property(letters, letters, (pattern, text) => {
      const written = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
      expect(matchesGlob(pattern, text)).toBe(written.test(text));
    }),
  );
});

test('the nearest name has the smallest edit distance, within a limit', () => {
  const names = ['ipbx/pbx_settings/users:add', 'ipbx/pbx_settings/users:list', 'xivo/configuration/manage/entity:add'];
  expect(nearestMatch('*entity:ad', names)).toBe(names[2]);
  expect(nearestMatch('ipbx/*:lst', names)).toBe(names[1]);
  expect(nearestMatch('users:add', names)).toBe(names[0]);
  expect(nearestMatch('usrs:ad', names)).toBe(names[0]);
  expect(nearestMatch('*queues*', names)).toBeUndefined();
  expect(nearestMatch('*', [])).toBeUndefined();
  expect(nearestMatch('x'.repeat(100_000), names)).toBeUndefined();
});

test('every entry matches the pattern of its own body', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (body) => {
      const sent = entryOf({ body: JSON.stringify(body) });
      expect(matches({ body: JSON.parse(JSON.stringify(body)) }, sent)).toBe(true);
    }),
  );
});

test.for<[object, string, string]>([
  [{ method: 'SEND' }, 'method', 'must be an HTTP method, but is "SEND"; did you mean BIND?'],
  [{ method: 'X*' }, 'method', 'must be an HTTP method, but is "X*"'],
  [{ path: 'a' }, 'path', 'must be a path that begins with / or *, without its query string, but is "a"'],
  [{ path: '/a?x=1' }, 'path', 'must be a path that begins with / or *, without its query string, but is "/a?x=1"'],
  [{ query: { 'a.b': '1' } }, 'query.a.b', 'is a name that the PBX never sees; it reads a_b'],
  [{ query: { 'a[]': '1' } }, 'query.a[]', 'is a name that the PBX never sees; it reads no parameter'],
  [
    { query: { a: ' b' } },
    'query.a',
    'must be a string without leading or trailing white space, which the PBX removes, but is " b"',
  ],
  [{ status: 600 }, 'status', 'must be a status from 200 to 599, or a class of them such as 4xx, but is 600'],
  [{ status: 199 }, 'status', 'must be a status from 200 to 599, or a class of them such as 4xx, but is 199'],
  [{ ignored: 1 }, 'ignored', 'must be true, false, or the field that was ignored, but is 1'],
  [{ status: '1xx' }, 'status', 'must be a status from 200 to 599, or a class of them such as 4xx, but is "1xx"'],
])('the pattern %j is refused for its %s', ([pattern, at, message]) => {
  expect(tryRead(patternSchema, pattern)).toEqual({ problems: [{ at, message }], count: 1 });
});

test('only the method of a pattern may contain stars', () => {
  expect(['p*', '*', 'GET'].map((name) => patternSchema.parse({ method: name }).method)).toEqual(['P*', '*', 'GET']);
  expect(method.parse('delete')).toBe('DELETE');
  expect(tryRead(method, 'P*')).toMatchObject({ problems: [{ message: 'must be an HTTP method, but is "P*"' }] });
});

test('the status of a pattern is 0, a number from 200 to 599 or a class, also in a URL', () => {
  for (const status of [0, 200, 599, '2xx', '5xx']) {
    expect(patternSchema.parse({ status })).toEqual({ status });
    expect(patternParameters.parse({ status: String(status) })).toEqual({ status });
  }
});

test.for<[string, readonly string[], string | undefined]>([
  ['abx', ['abc'], 'abc'],
  ['ab', ['abc'], 'abc'],
  ['abcd', ['abc'], 'abc'],
  ['xabc', ['abc'], 'abc'],
  ['axx', ['abc'], undefined],
  ['acb', ['abc'], undefined],
  ['abcxx', ['abc'], 'abc'],
  ['*bx', ['abc'], 'abc'],
  ['*bx', ['zzzzabc'], 'zzzzabc'],
  ['***xy', ['abc'], undefined],
  ['abc', ['abd', 'abe'], 'abd'],
  ['abcdef', ['abcdxx', 'abcdex', 'abcdey'], 'abcdex'],
  ['abc', ['abd', 'z/abc'], 'z/abc'],
  ['', ['abc'], undefined],
  ['x'.repeat(200), ['x'.repeat(199)], 'x'.repeat(199)],
  ['x'.repeat(201), ['x'.repeat(200)], undefined],
])('the pattern %j means of %j: %j', ([pattern, names, expected]) => {
  expect(nearestMatch(pattern, names)).toBe(expected);
});

test.for<[object, object | undefined]>([
  [{ generation: '2' }, { generation: 2 }],
  [{ generation: '0' }, undefined],
  [{ generation: 'x' }, undefined],
  [{ status: '99' }, undefined],
  [{ status: '2000' }, undefined],
  [{ status: 'a200' }, undefined],
  [{ status: '00' }, undefined],
  [{ status: '1xx' }, undefined],
  [{ status: 'a2xx' }, undefined],
  [{ status: '2xxx' }, undefined],
  [{ path: `/${'a'.repeat(499)}` }, { path: `/${'a'.repeat(499)}` }],
  [{ path: `/${'a'.repeat(500)}` }, undefined],
  [{ path: '*' }, { path: '*' }],
  [{ path: 'a/' }, undefined],
])('the parameters %j are the pattern %j', ([parameters, pattern]) => {
  const read = patternParameters.safeParse(parameters);
  expect(read.success ? read.data : undefined).toEqual(pattern);
});

test('the generation of a pattern is at least 1', () => {
  expect([1, 0].map((generation) => patternSchema.safeParse({ generation }).success)).toEqual([true, false]);
});

test('a body of white space is text', () => {
  expect(matches({ body: ' ' }, entryOf({ body: ' ' }))).toBe(true);
  expect(mismatchesOf({ body: 'a' }, entryOf())).toEqual([{ at: 'body', expected: 'a', actual: undefined }]);
});

test('only paths are normalized', () => {
  expect(matches({ account: 'a%41//' }, entryOf({ account: 'a%41//' }))).toBe(true);
  expect(matches({ account: 'aA/' }, entryOf({ account: 'a%41//' }))).toBe(false);
});

test.each<[Pattern, boolean]>([
  [{ outcome: 'refused' }, true],
  [{ outcome: 'served' }, false],
  [{ outcome: 'faulted' }, false],
  [{ text: 'ada' }, true],
  [{ text: 'FIRSTNAME' }, true],
  [{ text: 'x=a b' }, true],
  [{ text: 'x=a%20b' }, true],
  [{ text: 'users:add' }, true],
  [{ text: 'Grace' }, false],
])('%j matches: %s', (pattern, isMatch) => {
  expect(matches(pattern, entry)).toBe(isMatch);
  expect(mismatchesOf(pattern, entry).map(({ at }) => at)).toEqual(isMatch ? [] : Object.keys(pattern));
});

test('a text is found in the strings of a body, however JSON escapes them', () => {
  const answered = entryOf({ answered: String.raw`{"name":"Ren\u00e9","path":"a\/b","q":"say \"hi\""}` });
  for (const text of ['rené', 'a/b', 'say "hi"', String.raw`a\/b`]) expect(matches({ text }, answered)).toBe(true);
  expect(matches({ text: 'Renee' }, answered)).toBe(false);
});

test.each([
  [{ outcome: 'refuse' }, 'outcome must be served, refused or faulted, but is "refuse"; did you mean refused?'],
  [{ text: '' }, 'text must not be empty'],
])('the pattern %j is refused', (pattern, message) => {
  const result = tryRead(patternSchema, pattern);
  const [problem] = 'problems' in result ? result.problems : [];
  expect(`${problem?.at} ${problem?.message}`).toBe(message);
});

test.each<[string, EntryParts]>([
  ['a JSON body', { body: { firstname: 'Ada', passwd: 'S3cr3t' } }],
  ['a form', { body: 'firstname=Ada&passwd=S3cr3t' }],
  ['the columns of an import', { body: 'firstname|password\nAda|S3cr3t' }],
  ['an answer', { answered: '{"firstname": "Ada", "secret": "S3cr3t"}' }],
  ['a URL', { url: '/?name=Ada&passwd=%533cr3t' }],
  ['a reason', { reason: { message: 'Ada sent "S3cr3t"', field: 'passwd', value: 'S3cr3t' } }],
])('a text does not find the secrets in %s, nor a part of them', (_, parts) => {
  const recorded = entryOf(parts);
  expect(matches({ text: 'ada' }, recorded)).toBe(true);
  for (const text of ['S3cr3t', 's3c', 'r3t', '%533c']) expect(matches({ text }, recorded), text).toBe(false);
});

test('a text is found in JSON with the white space that was sent', () => {
  const recorded = entryOf({ body: '{"name": "Ada King",\n  "id": 1}' });
  for (const text of ['"name": "Ada King"', '"Ada King",\n  "id"']) expect(matches({ text }, recorded)).toBe(true);
});

test('parameters of a URL have outcome and text', () => {
  expect(patternParameters.parse({ outcome: 'faulted', text: '1' })).toEqual({ outcome: 'faulted', text: '1' });
});
