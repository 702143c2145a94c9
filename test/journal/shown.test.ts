import { expect, test } from 'vitest';
import { shown } from '../../src/journal/shown.ts';
import { entryOf } from './entries.ts';

test('an entry is shown whole', () => {
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
  expect(shown(entry)).toEqual({
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
  expect(shown(entryOf({ answered })).answer).toEqual({ status: 200, headers: {}, ...expected });
});

test('a long text is cut, and its length told', () => {
  const { answer } = shown(entryOf({ answered: 'x'.repeat(100_000) }));
  expect(answer.bytes).toBe(100_000);
  expect(answer.text).toBe('x'.repeat(65_536));
});

test.each<[Buffer, object]>([
  [Buffer.from('Ren\xe9', 'latin1'), { bytes: 4, text: 'UmVu6Q==', encoding: 'base64' }],
  [Buffer.from([0xff, 0xfe, 0x61]), { bytes: 3, text: '//5h', encoding: 'base64' }],
  [Buffer.from([0xc3]), { bytes: 1, text: 'ww==', encoding: 'base64' }],
  [Buffer.from('René'), { bytes: 5, text: 'René' }],
])('the body %j is shown without loss', (body, expected) => {
  expect(shown({ ...entryOf(), request: { headers: {}, body } }).request).toEqual({ headers: {}, ...expected });
});

test('a secret in a text that is not UTF-8 is masked', () => {
  const body = Buffer.from('name=Ren\xe9&password=hidden', 'latin1');
  const { text = '' } = shown({ ...entryOf(), request: { headers: {}, body } }).request;
  expect(Buffer.from(text, 'base64').toString('latin1')).toBe('name=Ren\xe9&password=[redacted]');
});

test('a long text is cut between two letters', () => {
  const { answer } = shown(entryOf({ answered: `x${'é'.repeat(50_000)}` }));
  expect([answer.bytes, answer.text]).toEqual([100_001, `x${'é'.repeat(32_767)}`]);
});
