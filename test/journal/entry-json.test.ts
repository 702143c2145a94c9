import { expect, test } from 'vitest';
import { entryJson, entryOutline, mismatchJson, patternJson } from '#journal/entry-json.ts';
import { entryOf } from './entries.ts';

test('an entry as JSON has all properties', () => {
  const entry = entryOf({
    operation: 'xivo/configuration/manage/entity:add',
    account: 'admin',
    url: '/xivo?act=add',
    status: 400,
    headers: { authorization: 'Basic abc', accept: '*/*' },
    body: { name: 'é' },
    answered: 'no',
    reason: { message: 'name must be lower-case letters, digits, _ . -', field: 'name' },
    note: 'noted',
    fault: 'f1',
  });
  expect(entryJson(entry)).toEqual({
    id: 'req-1',
    operation: 'xivo/configuration/manage/entity:add',
    method: 'GET',
    url: '/xivo?act=add',
    path: '/xivo',
    status: 400,
    reason: { message: 'name must be lower-case letters, digits, _ . -', field: 'name' },
    note: 'noted',
    at: '2012-10-01T12:00:00.000Z',
    ms: 1,
    world: 'default',
    generation: 1,
    account: 'admin',
    peer: '127.0.0.1',
    request: { headers: { authorization: '[redacted]', accept: '*/*' }, bytes: 13, body: { name: 'é' } },
    answer: { status: 400, headers: {}, bytes: 2, text: 'no' },
    fault: 'f1',
  });
});

test.each<[string, object]>([
  ['', { bytes: 0 }],
  ['null', { bytes: 4, body: null }],
  ['"7"', { bytes: 3, body: '7' }],
  ['7', { bytes: 1, body: 7 }],
  ['{"a":', { bytes: 5, text: '{"a":' }],
  ['{"uniqueid":1234567890123456789}', { bytes: 32, body: { uniqueid: '1234567890123456789' } }],
  ['['.repeat(600) + ']'.repeat(600), { bytes: 1200, text: '['.repeat(600) + ']'.repeat(600) }],
])('the answer %j is shown as %j', (answered, expected) => {
  expect(entryJson(entryOf({ answered })).answer).toEqual({ status: 200, headers: {}, ...expected });
});

test('a long text is truncated, with its length', () => {
  const { answer } = entryJson(entryOf({ answered: 'x'.repeat(100_000) }));
  expect(answer.bytes).toBe(100_000);
  expect(answer.text).toBe('x'.repeat(65_536));
});

test.each<[Buffer, object]>([
  [Buffer.from('Ren\xe9', 'latin1'), { bytes: 4, text: 'UmVu6Q==', encoding: 'base64' }],
  [Buffer.from([0xff, 0xfe, 0x61]), { bytes: 3, text: '//5h', encoding: 'base64' }],
  [Buffer.from([0xc3]), { bytes: 1, text: 'ww==', encoding: 'base64' }],
  [Buffer.from('"\xe9"', 'latin1'), { bytes: 3, text: 'Iuki', encoding: 'base64' }],
  [Buffer.from('René'), { bytes: 5, text: 'René' }],
])('the body %j is shown without loss', (body, expected) => {
  expect(entryJson({ ...entryOf(), request: { headers: {}, body } }).request).toEqual({ headers: {}, ...expected });
});

test('a secret in text that is not UTF-8 is masked', () => {
  const body = Buffer.from('name=Ren\xe9&password=hidden', 'latin1');
  const { text = '' } = entryJson({ ...entryOf(), request: { headers: {}, body } }).request;
  expect(Buffer.from(text, 'base64').toString('latin1')).toBe('name=Ren\xe9&password=[redacted]');
});

test('a long text is truncated between two characters', () => {
  const { answer } = entryJson(entryOf({ answered: `x${'é'.repeat(50_000)}` }));
  expect([answer.bytes, answer.text]).toEqual([100_001, `x${'é'.repeat(32_767)}`]);
});

test('absent properties of an entry are absent from its JSON', () => {
  const common = { id: 'req-1', method: 'GET', url: '/?passwd=[redacted]', status: 200 };
  const entry = entryOf({ url: '/?passwd=hidden' });
  const message = { headers: {}, bytes: 0 };
  const { at, ms, world, generation, peer } = entry;
  const rest = { at, ms, world, generation, peer, path: '/', request: message, answer: { status: 200, ...message } };
  expect(entryOutline(entry)).toEqual(common);
  expect(entryJson(entry)).toEqual({ ...common, ...rest });
  expect(Object.keys(entryJson(entry)).filter((name) => ['account', 'fault'].includes(name))).toEqual([]);
  expect(Object.keys(entryOutline(entry)).sort()).toEqual(['id', 'method', 'status', 'url']);
  expect(entryOutline({ ...entry, skipped: 'line 2' })).toEqual({ ...common, skipped: 'line 2' });
  const ignored = [{ field: 'nam', near: 'name' }];
  expect(entryOutline({ ...entry, ignored })).toEqual({ ...common, ignored });
});

test.each([
  ['𝄞', 0],
  ['𝄞', 1],
  ['𝄞', 2],
  ['𝄞', 3],
  ['€', 1],
  ['€', 2],
])('a text that is cut within the letter %s, %d bytes before its end, is shown without it', (letter, missing) => {
  const start = 'x'.repeat(64 * 1024 - Buffer.byteLength(letter) + missing);
  const { answer } = entryJson(entryOf({ answered: `${start}${letter}end` }));
  expect(answer.text).toBe(missing === 0 ? `${start}${letter}` : start);
});

test('an incomplete character at the end is removed if the body was cut, else the text is Base64', () => {
  const body = Buffer.from([0x61, 0xc3]);
  const answerOf = (length?: number) =>
    entryJson({ ...entryOf(), answer: { status: 200, headers: {}, body, ...(length !== undefined && { length }) } })
      .answer;
  expect(answerOf(3)).toEqual({ status: 200, headers: {}, bytes: 3, text: 'a' });
  expect(answerOf()).toEqual({ status: 200, headers: {}, bytes: 2, text: 'YcM=', encoding: 'base64' });
});

test('mismatches and patterns are redacted, and an absent value is null', () => {
  const difference = { at: 'query.passwd', expected: 'hidden', actual: undefined };
  expect(mismatchJson(difference)).toEqual({ at: 'query.passwd', expected: '[redacted]', actual: null });
  expect(mismatchJson({ at: 'body', expected: 'passwd=a', actual: { pin: '1', id: 2 } })).toEqual({
    at: 'body',
    expected: 'passwd=[redacted]',
    actual: { pin: '[redacted]', id: 2 },
  });
  expect(mismatchJson({ at: 'body.name', expected: 'passwd=a', actual: null })).toEqual({
    at: 'body.name',
    expected: 'passwd=a',
    actual: null,
  });
  expect(patternJson({ status: 200, query: { pin: 1, id: '2' }, body: 'passwd=a' })).toEqual({
    status: 200,
    query: { pin: '[redacted]', id: '2' },
    body: 'passwd=[redacted]',
  });
  expect(Object.keys(patternJson({ method: 'GET' }))).toEqual(['method']);
});
