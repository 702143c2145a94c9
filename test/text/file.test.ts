import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { readTextFile, textOf } from '#text/file.ts';

test.for<[string, Buffer, string]>([
  [
    'a letter of Latin-1',
    Buffer.from('name: x\nRené\n', 'latin1'),
    'is not UTF-8: line 2, byte 4 is 0xE9; save it as UTF-8',
  ],
  ['a cut character', Buffer.from([0x61, 0xe2, 0x82]), 'is not UTF-8: line 1, byte 2 is 0xE2; save it as UTF-8'],
  ['a sign of cp1252', Buffer.from([0x0a, 0x0a, 0x80]), 'is not UTF-8: line 3, byte 1 is 0x80; save it as UTF-8'],
  ['half a surrogate', Buffer.from([0xed, 0xa0, 0x80]), 'is not UTF-8: line 1, byte 1 is 0xED; save it as UTF-8'],
  [
    'a sign after a replacement',
    Buffer.from('\uFFFD\xe9', 'utf8').subarray(0, 4),
    'is not UTF-8: line 1, byte 4 is 0xC3; save it as UTF-8',
  ],
  ['little-endian UTF-16', Buffer.from('\uFEFFa', 'utf16le'), 'is UTF-16; save it as UTF-8'],
])('%s is refused with the place of the error', ([, bytes, message]) => {
  expect(() => textOf(bytes)).toThrow(message);
});

test('the place of an invalid byte is the end of the valid text before it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ maxLength: 9 }), (before, after) => {
      const lines = before.split('\n');
      const place = `line ${lines.length}, byte ${Buffer.byteLength(lines.at(-1) ?? '') + 1} is 0xFF`;
      const bytes = Buffer.concat([Buffer.from(`x${before}`.slice(1)), Buffer.from([0xff]), Buffer.from(after)]);
      expect(() => textOf(bytes)).toThrow(place);
    }),
  );
});

test('a byte order mark is not part of the text, and a replacement character is', () => {
  expect(textOf(Buffer.from('\uFEFFa\uFFFDé'))).toBe('a\uFFFDé');
});

test('a file that cannot be read is refused with the reason', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xivo-mock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'big'), Buffer.alloc(3 * 1024 * 1024));
  expect(() => readTextFile(folder)).toThrow(/^is a folder, expected a file$/);
  expect(() => readTextFile(join(folder, 'gone'))).toThrow(/^there is no such file$/);
  expect(() => readTextFile(join(folder, 'big'), { limit: 2 * 1024 * 1024 })).toThrow(/^is larger than 2 MiB$/);
});

test('a device that never ends is refused', () => {
  expect(() => readTextFile('/dev/zero', { limit: 1024 * 1024 })).toThrow(/^is larger than 1 MiB$/);
});
