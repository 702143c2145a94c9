import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseForm, parseQuery, Query, queryOfFields } from '#wire/query.ts';

const mebibyte = 1024 * 1024;

const pairs = (query: Query) => query.names().map((name) => [name, query.text(name)]);

test.each([
  ['', []],
  [
    'act=view&id=3',
    [
      ['act', 'view'],
      ['id', '3'],
    ],
  ],
  ['act', [['act', '']]],
  ['act=', [['act', '']]],
  ['&&act=list&&', [['act', 'list']]],
  ['a=1;b=2', [['a', '1;b=2']]],
  ['a=b=c', [['a', 'b=c']]],
  ['search=a+b%20c%2Bd', [['search', 'a b c+d']]],
  ['search=%2525', [['search', '%25']]],
  [
    'search=100%&x=%zz',
    [
      ['search', '100%'],
      ['x', '%zz'],
    ],
  ],
  ['search=%C3%89t%C3%A9', [['search', 'Été']]],
  ['id=1&id=2', [['id', '2']]],
  [
    'ID=3&Sum=x',
    [
      ['ID', '3'],
      ['Sum', 'x'],
    ],
  ],
  [
    'a.b=1&c+d=2&e%20f=3',
    [
      ['a_b', '1'],
      ['c_d', '2'],
      ['e_f', '3'],
    ],
  ],
  ['?act=list', [['?act', 'list']]],
  ['%61ct=list', [['act', 'list']]],
  ['=x', []],
  ['+=x&+act=list', [['act', 'list']]],
  ['act%00x=list', [['act', 'list']]],
  ['a[b=1', [['a_b', '1']]],
  ['[]=1', []],
  [
    'id=+3+&act=%09%0D%0Alist%0B',
    [
      ['id', '3'],
      ['act', 'list'],
    ],
  ],
  [
    'id=%003%00&x=%0C1%0C&y=%C2%A01',
    [
      ['id', '\x003\x00'],
      ['x', '\f1\f'],
      ['y', '\u00a01'],
    ],
  ],
])('%s is read as PHP does', (text, expected) => {
  expect(pairs(parseQuery(text))).toEqual(expected);
});

test.each(['id[]=1', 'id[k]=1', 'id%5B%5D=1', 'id[a][b]=1', 'id[]x=1', 'id=3&id[]=1'])('%s is an array', (text) => {
  const query = parseQuery(text);
  expect([query.has('id'), query.isArray('id'), query.text('id')]).toEqual([true, true, undefined]);
});

test('a string replaces an earlier array', () => {
  expect(parseQuery('id[]=1&id=3').text('id')).toBe('3');
  expect(parseQuery('id[]=1&id=3').isArray('id')).toBe(false);
});

test('a missing parameter is not an array', () => {
  const query = parseQuery('act=list');
  expect([query.has('id'), query.isArray('id'), query.text('id')]).toEqual([false, false, undefined]);
});

test('names of built-in properties are parameters like any other', () => {
  expect(parseQuery('').text('__proto__')).toBeUndefined();
  expect(pairs(parseQuery('__proto__=1&toString=2'))).toEqual([
    ['__proto__', '1'],
    ['toString', '2'],
  ]);
});

test('a value that is not UTF-8 is kept and marked', () => {
  const query = parseQuery('search=%C9t&id=3');
  expect(query.text('search')).toBe('\ufffdt');
  expect(query.isWellFormed('search')).toBe(false);
  expect(query.isWellFormed('id')).toBe(true);
  expect(query.isWellFormed('nosuch')).toBe(true);
  expect(parseQuery('search=%EF%BF%BD').isWellFormed('search')).toBe(true);
});

test('raw bytes are read like escaped ones', () => {
  expect(parseQuery(Buffer.from('search=été').toString('latin1')).text('search')).toBe('été');
  expect(parseQuery('search=日本').text('search')).toBe('日本');
});

test('the empty query has no parameters and overrides none', () => {
  expect(Query.none.names()).toEqual([]);
  const query = parseQuery('id=3');
  expect(Query.overlay(query, Query.none)).toBe(query);
  expect(pairs(query)).toEqual([['id', '3']]);
});

test('form fields take precedence over the query string', () => {
  const query = Query.overlay(parseQuery('act=list&id=3&sum=x'), parseForm(Buffer.from('act=view&sum[]=1&new=été')));
  expect(pairs(query)).toEqual([
    ['act', 'view'],
    ['id', '3'],
    ['sum', undefined],
    ['new', 'été'],
  ]);
});

test('an overlay does not change either query', () => {
  const base = parseQuery('act=list');
  const over = parseQuery('act=view&id=1');
  Query.overlay(base, over);
  expect([pairs(base), pairs(over)]).toEqual([
    [['act', 'list']],
    [
      ['act', 'view'],
      ['id', '1'],
    ],
  ]);
});

test('the output of URLSearchParams is read back, trimmed', () => {
  const value = fc.string({ unit: 'grapheme' }).filter((text) => !/^[ \t\r\n\v]|[ \t\r\n\v]$/.test(text));
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z_]+$/), value), (fields) => {
      const query = parseQuery(new URLSearchParams(fields).toString());
      expect(pairs(query)).toEqual(Object.entries(fields));
    }),
  );
});

test('no query throws', () => {
  const piece = fc.oneof(fc.constantFrom(...'&=[]%+. \0'), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(parseQuery(pieces.join('')).names()).not.toContain('');
    }),
  );
});

test('the text after a NUL is kept in a value, and dropped for a database lookup', () => {
  const query = parseQuery('id=default%00x&search=+a%00b%00&act=%00&sum=');
  expect(query.text('id')).toBe('default\0x');
  expect(['id', 'search', 'act', 'sum', 'none'].map((name) => query.storedText(name))).toEqual([
    'default',
    'a',
    '',
    '',
    undefined,
  ]);
});

test.each(['+=1', '+++', '[=1', '[act=list', '[]=1', '[a]=1', '+[act=list', '%5Bact%5D=list', ' [x', '%00[x]=1'])(
  'the name in %s is empty before its bracket, and no parameter',
  (text) => {
    expect(parseQuery(text).names()).toEqual([]);
  },
);

test('a thousand variables are read, not counting empty ones', () => {
  const pieces = Array.from({ length: 1200 }, (_, index) => `v${index}=${index}`);
  const names = parseQuery(pieces.join('&&&')).names();
  expect([names.length, names.at(-1)]).toEqual([1000, 'v999']);
  expect(parseQuery(`${'&'.repeat(5000)}act=list`).text('act')).toBe('list');
  // A variable without a name is counted.
  expect(parseQuery(`${'=&'.repeat(999)}a=1&b=2`).names()).toEqual(['a']);
});

test.each(['&', '%41', 'a=1&', '=', '+', '.', '%'])(
  'a form of nothing but %s costs no more than its length',
  (piece) => {
    const cost = (size: number) => {
      const body = Buffer.alloc(size, piece);
      const begun = process.cpuUsage();
      parseForm(body);
      return process.cpuUsage(begun).user;
    };
    cost(4 * mebibyte);
    expect(cost(16 * mebibyte)).toBeLessThan(4 * cost(8 * mebibyte) + 100_000);
  },
);

test('decoded fields are parameters, trimmed and checked for UTF-8', () => {
  const query = queryOfFields([
    ['a.b', Buffer.from(' x%20+ ')],
    ['c[]', Buffer.from('1')],
    ['d', Buffer.from([0xc9])],
    ['', Buffer.from('2')],
    ['e', Buffer.from('3')],
    ['e', Buffer.from('4')],
  ]);
  expect(query.names().map((name) => [name, query.text(name), query.isWellFormed(name)])).toEqual([
    ['a_b', 'x%20+', true],
    ['c', undefined, true],
    ['d', '\ufffd', false],
    ['e', '4', true],
  ]);
});

test.each([
  ['a-b_9=x/y:z,-', [['a-b_9', 'x/y:z,-']]],
  ['a=b.c~', [['a', 'b.c~']]],
  ['.a=b', [['_a', 'b']]],
  ['a=', [['a', '']]],
  ['a=%', [['a', '%']]],
  ['a=+b', [['a', 'b']]],
  ['a= b', [['a', 'b']]],
  ['a=b ', [['a', 'b']]],
  ['a=日', [['a', '日']]],
  ['a=b=', [['a', 'b=']]],
])('the plain pair %s and its neighbours are read the same way', (text, expected) => {
  expect(pairs(parseQuery(text))).toEqual(expected);
});
