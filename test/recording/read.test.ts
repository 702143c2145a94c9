import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRecordings } from '#recording/read.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recordings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const exchange = (name: string) => ({
  name,
  method: 'GET',
  path: '/x',
  auth: null,
  requestBody: null,
  status: 204,
  headers: {},
  body: '',
});
const line = (name: string, exchanges: readonly string[], others = {}) =>
  `${JSON.stringify({ name, ...others, exchanges: exchanges.map(exchange) })}\n`;

test('the lines of a sequence are joined', () => {
  const path = file('a.jsonl', line('one', ['1']) + line('two', ['2']) + line('one', ['3', '4'], { continues: true }));
  const [recording] = readRecordings(path);
  expect(recording).toMatchObject({ name: 'a', folder, isCutOff: false });
  const names = recording?.sequences.map(({ name, exchanges }) => [name, exchanges.map((each) => each.name).join('')]);
  expect(names).toEqual([
    ['one', '134'],
    ['two', '2'],
  ]);
});

test('a last line that was cut off is left out, and said', () => {
  const [recording] = readRecordings(file('a.jsonl', `${line('one', ['1'])}${line('two', ['2']).slice(0, 20)}`));
  expect(recording).toMatchObject({ isCutOff: true, sequences: [{ name: 'one' }] });
});

test('a folder is read by name', () => {
  file('b.jsonl', line('one', []));
  file('a.jsonl', line('one', []));
  file('notes.txt', 'other');
  expect(readRecordings(folder).map(({ name }) => name)).toEqual(['a', 'b']);
});

test.for([
  ['x', `${line('one', [])}{"name"\n${line('two', [])}`, ':2: is not JSON'],
  ['x', '{"name":"one","exchanges":[{"name":"1"}]}\n', ':1: exchanges[0].method is missing; it must be a string'],
  ['x', line('one', ['1'], { continues: true }), ': continues the sequence "one", which no line begins'],
  ['x', line('one', [], { begin: 'start' }), ':1: begin is unknown'],
])('%s%s', ([name, text, message]) => {
  expect(() => readRecordings(file(`${name}.jsonl`, text ?? ''))).toThrow(`${join(folder, `${name}.jsonl`)}${message}`);
});

test('a path without a recording', () => {
  expect(() => readRecordings(join(folder, 'none.jsonl'))).toThrow(
    `${join(folder, 'none.jsonl')}: there is no such file`,
  );
  expect(() => readRecordings(folder)).toThrow(
    `${folder}: has no .jsonl file; name a recording, or a folder of recordings`,
  );
});
