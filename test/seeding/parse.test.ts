import { expect, test } from 'vitest';
import { parseFile } from '#seeding/parse.ts';
import { InvalidFixtures } from '#seeding/problems.ts';

const yaml = (text: string) => parseFile('a.yaml', text);

async function faultsOf(file: string, text: string): Promise<readonly string[]> {
  try {
    await parseFile(file, text);
    return [];
  } catch (error) {
    if (error instanceof InvalidFixtures) return error.lines;
    throw error;
  }
}

test.for<[string, unknown]>([
  ['0612345678', '0612345678'],
  ['0000', '0000'],
  ['+33612345678', '+33612345678'],
  ['0x1F', '0x1F'],
  ['0o17', '0o17'],
  ['1e3', '1e3'],
  ['1.10', '1.10'],
  ['.5', '.5'],
  ['-0', '-0'],
  ['.inf', '.inf'],
  ['.nan', '.nan'],
  ['1234567890123456789', '1234567890123456789'],
  ['9007199254740993', '9007199254740993'],
  ['2012-10-01', '2012-10-01'],
  ['2012-10-01T12:00:00Z', '2012-10-01T12:00:00Z'],
  ['12:30:45', '12:30:45'],
  ['1_000', '1_000'],
  ['yes', 'yes'],
  ['off', 'off'],
  ['5', 5],
  ['-3', -3],
  ['1.5', 1.5],
  ['true', true],
  ['False', false],
  ['null', null],
  ['~', null],
  ['"0000"', '0000'],
  ["'true'", 'true'],
])('the scalar %s of YAML is %j', async ([written, value]) => {
  expect(await yaml(`a: ${written}\n`)).toEqual({ a: value });
});

test('a document cannot select YAML 1.1', async () => {
  expect(await yaml('%YAML 1.1\n---\na: 0612\nb: no\nc: 2012-10-01\n')).toEqual({
    a: '0612',
    b: 'no',
    c: '2012-10-01',
  });
});

test('merge keys and aliases can be used repeatedly', async () => {
  const users = Array.from({ length: 2_000 }, (_, index) => `  - {<<: *base, id: ${index}, list: *list}\n`).join('');
  const text = `base: &base {entityid: 1, context: default}\nlist: &list [1, 2]\nusers:\n${users}`;
  expect(await yaml(text)).toMatchObject({
    users: expect.arrayContaining([{ entityid: 1, context: 'default', id: 1_999, list: [1, 2] }]),
  });
});

test.for<[string, string]>([
  ['a: &a {b: *a}', 'line 1, column 11: the alias *a refers to a node that contains it'],
  ['a: &a\n  - b: {c: *a}', 'line 2, column 12: the alias *a refers to a node that contains it'],
  ['a: *b', 'line 1, column 4: there is no anchor &b before this alias'],
  ['a: 1\nb: 2\na: 3', 'line 3, column 1: repeats the key "a"'],
  ['x:\n  - {a: 1, "a": 2}', 'line 2, column 12: repeats the key "a"'],
  ['a: !ref x', 'line 1, column 4: has a tag, which fixtures do not support'],
  ['a: 1\n---\nb: 2', 'line 2, column 1: begins a second document; a file can contain only one'],
  ['['.repeat(600), 'line 1, column 501: is nested too deep'],
  [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'line 1, column 501: is nested too deep'],
  [`a: {b: ${'{c: '.repeat(20_000)}`, 'line 1, column 2004: is nested too deep'],
  ['- '.repeat(20_000), 'line 1, column 1003: is nested too deep'],
  ['? '.repeat(20_000), 'line 1, column 1003: is nested too deep'],
  [
    Array.from({ length: 1_200 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
    'line 1001, column 1002: is nested too deep',
  ],
  [
    `a0: &a0 [x]\n${Array.from({ length: 600 }, (_, level) => `a${level + 1}: &a${level + 1} [*a${level}]`).join('\n')}`,
    'document: is nested too deep',
  ],
  ['? [a]\n: b', 'line 1, column 3: a key must be a string'],
  ['a:\n  <<: text', 'line 2, column 3: << can merge only maps'],
])('the YAML %j is refused with its place', async ([text, line]) => {
  expect(await faultsOf('a.yaml', text)).toEqual([`a.yaml: ${line}`]);
});

test('parsing a map is linear in the number of its keys', async () => {
  const text = (keys: number) => Array.from({ length: keys }, (_, index) => `k${index}: 1`).join('\n');
  const cost = async (keys: number) => {
    const written = text(keys);
    const before = process.cpuUsage();
    await yaml(written);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  await cost(10_000);
  expect(await cost(40_000)).toBeLessThan(16 * (await cost(10_000)));
});

test.for<[string, unknown]>([
  ['{"a": 1234567890123456789}', { a: '1234567890123456789' }],
  ['{"a": -9223372036854775808, "b": "1234567890123456789"}', { a: '-9223372036854775808', b: '1234567890123456789' }],
  ['{"a": 1e400, "b": 1.10, "c": 12}', { a: '1e400', b: 1.1, c: 12 }],
  ['{"a\\"": 1, "b": {"a\\"": 2}, "c": [{"a": 1}, {"a": 1}]}', { 'a"': 1, b: { 'a"': 2 }, c: [{ a: 1 }, { a: 1 }] }],
  ['{"a": "1234567890123456789: {[", "b": ": "}', { a: '1234567890123456789: {[', b: ': ' }],
])('the JSON %s loses nothing', async ([text, value]) => {
  expect(await parseFile('a.json', text)).toEqual(value);
});

test.for<[string, string]>([
  ['{"a": 1,\n "a": 2}', 'line 2, column 2: repeats the key "a"'],
  ['{"b": [{"a": 1, "\\u0061": 2}]}', 'line 1, column 17: repeats the key "\\u0061"'],
  ['[1,]', 'line 1, column 4: is not JSON: expected a value, found "]"'],
  [`${'['.repeat(600)}${']'.repeat(600)}`, 'line 1, column 501: is nested too deep'],
])('the JSON %j is refused with its place', async ([text, line]) => {
  expect(await faultsOf('a.json', text)).toEqual([`a.json: ${line}`]);
});

test('standard input is JSON if it begins with a bracket, else YAML', async () => {
  expect(await parseFile('-', ' {"a": 1.10}')).toEqual({ a: 1.1 });
  expect(await parseFile('-', 'a: 1.10')).toEqual({ a: '1.10' });
});
