import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { boundaryOf, multipartFields } from '#wire/multipart.ts';
import { queryOfFields } from '#wire/query.ts';
import { startMock, urlOf } from '../support/mock.ts';

const mebibyte = 1024 * 1024;

/** Returns a body of parts, each with the parameters of its Content-Disposition and its value. */
function multipart(parts: readonly (readonly [disposition: string, value: string])[], end = '\r\n'): string {
  const texts = parts.map(([disposition, value]) => {
    return ['--x', `Content-Disposition: form-data; ${disposition}`, '', value].join(end);
  });
  return `${[...texts, '--x--'].join(end)}${end}`;
}

function fieldsOf(body: string | Buffer, boundary = 'x'): readonly (readonly [string, string])[] {
  const bytes = Buffer.from(body);
  return [...multipartFields(bytes, boundary)].map(([name, value]) => [name, value.toString()] as const);
}

test.each([
  ['multipart/form-data; boundary=x', 'x'],
  ['multipart/form-data; charset=utf-8; BOUNDARY="a b;c"; z=1', 'a b;c'],
  ['multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW', '----WebKitFormBoundary7MA4YWxkTrZu0gW'],
  ['multipart/form-data; boundary=x, text/plain', 'x'],
  ['multipart/form-data; boundary=', undefined],
  ['multipart/form-data; boundary', undefined],
  ['multipart/form-data', undefined],
  ['multipart/form-data; charset=x', undefined],
  ['boundary=x', 'x'],
])('the boundary of %s is %s', (type, boundary) => {
  expect(boundaryOf(type)).toBe(boundary);
});

test.each(['\r\n', '\n'])('fields are read with either line ending', (end) => {
  const body = multipart(
    [
      ['name="act"', 'list'],
      ['name=id', ' 3 '],
      ["name='a;b=\"c'", ''],
      ['name="with \\" quote"', `two${end}lines`],
      ['filename="name.txt"; name="file"', 'not a field'],
      ['filename="x; name=y"', 'not a field either'],
      ['size=1', 'without a name'],
    ],
    end,
  );
  expect(fieldsOf(`a preamble${end}${body}an epilogue`)).toEqual([
    ['act', 'list'],
    ['id', ' 3 '],
    ['a;b="c', ''],
    ['with " quote', `two${end}lines`],
  ]);
});

test('headers may be in any case and any order', () => {
  const body = '--x\r\nContent-Type: text/plain\r\nCONTENT-DISPOSITION:form-data;NAME="act"\r\n\r\nlist\r\n--x--';
  expect(fieldsOf(body)).toEqual([['act', 'list']]);
});

test('a boundary is recognized only on a line of its own', () => {
  const body = '--x\nContent-Disposition: form-data; name=a\n\n1 --x\n--xy\n2\n--x \n3\n--x--\n';
  expect(fieldsOf(body)).toEqual([['a', '1 --x']]);
});

test('without a closing line, the last value extends to the end', () => {
  expect(fieldsOf('--x\r\nContent-Disposition: form-data; name=a\r\n\r\n12')).toEqual([['a', '12']]);
  expect(fieldsOf('--x\r\nContent-Disposition: form-data; name=a\r\n\r\n')).toEqual([['a', '']]);
  expect(fieldsOf('--x\r\nContent-Disposition: form-data; name=a\r\n')).toEqual([]);
});

test('a thousand parts are read', () => {
  const parts = Array.from({ length: 1100 }, (_, index) => [`name=f${index}`, String(index)] as const);
  expect(fieldsOf(multipart(parts)).at(-1)).toEqual(['f999', '999']);
});

test('the name of a field is read as PHP does', () => {
  const body = Buffer.from(
    multipart([
      ['name="a.b"', ' x '],
      ['name="c[]"', '1'],
      ['name="[d"', '1'],
      ['name="e%20+"', '%20+'],
    ]),
  );
  const query = queryOfFields(multipartFields(body, 'x'));
  expect(query.names().map((name) => [name, query.text(name)])).toEqual([
    ['a_b', 'x'],
    ['c', undefined],
    ['e%20+', '%20+'],
  ]);
});

test('no body throws or hangs', () => {
  const piece = fc.constantFrom(
    '--x',
    '--x--',
    '\r\n',
    '\n',
    '"',
    ';',
    '=',
    'name',
    'Content-Disposition:',
    'é',
    '\\',
    '',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(() => fieldsOf(pieces.join(''))).not.toThrow();
    }),
  );
});

test.each(['--x\n', '\n', '--x', '\r\n--x\r\n\r\n', 'Content-Disposition: form-data; name=";\n', 'a=";', 'boundary'])(
  'a body of nothing but %j costs no more than its length',
  (text) => {
    const cost = (size: number) => {
      const body = Buffer.concat([Buffer.from('--x\nContent-Disposition: x;'), Buffer.alloc(size, text)]);
      const begun = process.cpuUsage();
      expect([...multipartFields(body, 'x')].length).toBeLessThan(2);
      return process.cpuUsage(begun).user;
    };
    cost(mebibyte);
    expect(cost(4 * mebibyte)).toBeLessThan(8 * cost(mebibyte) + 50_000);
  },
);

const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;

test.each([
  [
    'multipart/form-data; boundary=x',
    multipart([
      ['name="act"', 'view'],
      ['name="id"', '1'],
    ]),
  ],
  [
    'Multipart/Form-Data; boundary="x"',
    multipart([
      ['name="act"', 'view'],
      ['name="id"', '1'],
    ]),
  ],
  ['application/x-www-form-urlencoded', 'act=view&id=1'],
  ['Application/X-WWW-Form-URLEncoded;charset=utf-8', 'act=view&id=1'],
  ['application/x-www-form-urlencoded, text/plain', 'act=view&id=1'],
])('fields of a form of the type %s are parameters', async (type, payload) => {
  const headers = { authorization, 'content-type': type };
  const answer = await startMock().app.inject({ method: 'POST', url: urlOf(entity, 'list'), headers, payload });
  expect(answer.json()).toMatchObject({ id: '1', name: expect.any(String) });
});

test.each([
  ['POST', 'application/x-www-form-urlencodedx', 'act=view&id=1'],
  ['POST', 'multipart/form-datax; boundary=x', multipart([['name="act"', 'view']])],
  ['POST', 'multipart/form-data', multipart([['name="act"', 'view']])],
  ['PUT', 'application/x-www-form-urlencoded', 'act=view&id=1'],
] as const)('fields of a %s of the type %s are not parameters', async (method, type, payload) => {
  const headers = { authorization, 'content-type': type };
  const answer = await startMock().app.inject({ method, url: urlOf(entity, 'list'), headers, payload });
  expect(answer.json()).toMatchObject([{ id: '1' }]);
});

test('a multipart body is a form, and an empty body for an add', async () => {
  const headers = { authorization, 'content-type': 'multipart/form-data; boundary=x' };
  const payload = JSON.stringify({ name: 'second', displayname: 'Second' });
  const request = { method: 'POST', url: urlOf(entity, 'add'), headers, payload } as const;
  expect((await startMock().app.inject(request)).statusCode).toBe(400);
});

const named = (name: string) => `Content-Disposition: form-data; name=${name}`;

test.each([
  [`${named('a')}\nX: `, 1, true],
  [`${named('a')}\nX: `, 0, false],
  ['X: ', named('a').length + 2, true],
])('the header of a part is read up to 16 KiB (%#)', (start, spare, isRead) => {
  const filler = 'x'.repeat(16 * 1024 - start.length - 1 - spare);
  const rest = start.includes('name') ? '' : `${named('a')}\n`;
  const body = `--x\n${start}${filler}\n${rest}\n1\n--x\n${named('b')}\n\n2\n--x--`;
  expect(fieldsOf(body)).toEqual([...(isRead ? [['a', '1']] : []), ['b', '2']]);
});

test('the value of a part with a header that is too long is skipped', () => {
  const long = `X: ${'x'.repeat(17 * 1024)}`;
  expect(fieldsOf(`--x\n${long}\n${named('a')}\n\n1\n--x\n${named('b')}\n\n2\n--x--`)).toEqual([['b', '2']]);
  expect(fieldsOf(`--x\n${named('a')}; z=${long}\n\n1\n--x\n${named('b')}\n\n2\n--x--`)).toEqual([['b', '2']]);
  expect(fieldsOf(`--x\n${named('a')}\n${long}`)).toEqual([]);
});

test.each([
  ['name=a', 'a'],
  ['name = a ', 'a'],
  ['NAME="a"', 'a'],
  ['name="a', 'a'],
  ["name='a", 'a'],
  ["name='a\\'b\"'", 'a\'b"'],
  ['name="a\\\\"', 'a\\\\'],
  ['name="', ''],
  ['name=""', ''],
  ['name', ''],
  ['name=a; name=b', 'b'],
  ['x="; name=b"; name=a', 'a'],
  ["x='; name=b'; name=a", 'a'],
  ['name="a" b; x=1', 'a'],
  ['; ;; name=a', 'a'],
  ['name=a=b', 'a=b'],
  ['name=a; filenames=x', 'a'],
  ['name="a" filename=x', 'a'],
  ['name=a; x="; name=b', 'a'],
  ["name=a; x='; name=b", 'a'],
])('the name in the parameters %j is %j', (disposition, name) => {
  expect(fieldsOf(multipart([[disposition, '1']]))).toEqual([[name, '1']]);
});

test.each(['filename', 'FileName=x', 'name=a; filename=', 'x=1', ''])(
  'with the parameters %j a part is not a field',
  (it) => {
    expect(fieldsOf(multipart([[it, '1']]))).toEqual([]);
  },
);

test('only a Content-Disposition has the name of a field', () => {
  expect(fieldsOf(`--x\nX-${named('a')}\n\n1\n--x--`)).toEqual([]);
  expect(fieldsOf(`--x\n${named('a')}\nX-${named('b')}\n\n1\n--x--`)).toEqual([['a', '1']]);
});

test('a line break after a boundary is LF or CRLF, and the boundary begins a line', () => {
  expect(fieldsOf(`--x\r${named('a')}\n\n1\n--x\n${named('b')}\n\n2\r\r\n--x\r!\n--x--`)).toEqual([['b', '2\r']]);
  expect(fieldsOf(` --x\n${named('a')}\n\n1\n--x--`)).toEqual([]);
  expect(fieldsOf(`\n--x\n${named('a')}\n\n1\n--x--`)).toEqual([['a', '1']]);
  expect(fieldsOf(`--x\n${named('a')}\n\n\n--x\n${named('b')}\n\n\r\n--x--`)).toEqual([
    ['a', ''],
    ['b', ''],
  ]);
});

test.each(['\r!', '!\n', '!?', ' \n', '--\n'])('a boundary followed by %j does not begin a part', (after) => {
  expect(fieldsOf(`--x${after}${named('b')}\n\n2\n--x--`)).toEqual([]);
});

test('a part with a header that is too long does not hide its neighbours', () => {
  const long = `X: ${'x'.repeat(17 * 1024)}`;
  const parts = [`${named('a')}\n\n1`, `${long}\n\n2`, `${named('c')}\n\n3`];
  expect(fieldsOf(`--x\n${parts.join('\n--x\n')}\n--x--`)).toEqual([
    ['a', '1'],
    ['c', '3'],
  ]);
});

test('a boundary is read as bytes, as sent in the header', () => {
  const body = Buffer.from(`--\u00e9\n${named('a')}\n\n1\n--\u00e9--`, 'latin1');
  expect(fieldsOf(body, '\u00e9')).toEqual([['a', '1']]);
});

test.each([
  ['boundary=x; boundary=y', 'x'],
  ['boundary="x', undefined],
  ['boundary=""', undefined],
  ['boundary=a b', 'a b'],
  ['a=b; boundary=x', 'x'],
  ['xboundaryx=y', 'y'],
  ['=x; boundary', undefined],
])('the boundary of the parameters %s is %s', (parameters, boundary) => {
  expect(boundaryOf(`multipart/form-data; ${parameters}`)).toBe(boundary);
});
