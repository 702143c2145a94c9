import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';

/** Why a file cannot be used, as the end of a line that begins with its name. */
export class UnusableFile extends Error {}

/** The name under which standard input stands for a file. */
export const standardInput = '-';

const mebibyte = 1024 * 1024;
const chunkLength = 64 * 1024;
const lineFeed = 0x0a;

/** What a decoder writes for bytes that belong to no character; a file may also hold it. */
const replacement = '\uFFFD';
const replacementBytes = Buffer.from(replacement).toString('latin1');

/** Larger files are refused: a document is a text that somebody has written, or an export. */
const longestText = 256 * mebibyte;

interface Reading {
  /** Most bytes that the file may have. */
  readonly limit?: number;
}

/** The text of a file, or of standard input for `-`, without byte order mark. Throws `UnusableFile`. */
export function readTextFile(path: string, reading: Reading = {}): string {
  return textOf(readBytes(path, reading));
}

/** The bytes of a file, or of standard input for `-`. Throws `UnusableFile`; a device that never ends is refused. */
export function readBytes(path: string, { limit = longestText }: Reading = {}): Buffer {
  try {
    return path === standardInput ? readAll(0, limit) : readFromPath(path, limit);
  } catch (error) {
    throw error instanceof UnusableFile ? error : new UnusableFile(reasonOf(error), { cause: error });
  }
}

function readFromPath(path: string, limit: number): Buffer {
  const file = openSync(path, 'r');
  try {
    return readAll(file, limit);
  } finally {
    closeSync(file);
  }
}

function readAll(file: number, limit: number): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(chunkLength);
    const read = readChunk(file, chunk);
    if (read === 0) return Buffer.concat(chunks, length);
    length += read;
    if (length > limit) throw new UnusableFile(`is larger than ${limit / mebibyte} MiB`);
    chunks.push(chunk.subarray(0, read));
  }
}

/** A pipe that another process has opened may have nothing yet: it is asked again after a moment. */
function readChunk(file: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(file, chunk, 0, chunk.length, null);
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** The text of UTF-8 bytes, without byte order mark. Throws `UnusableFile` with line and byte of what is not UTF-8. */
export function textOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.subarray(hasMark(bytes) ? 3 : 0).toString('utf8');
  if (isUtf16(bytes)) throw new UnusableFile('is UTF-16, which is not read; save it as UTF-8');
  const place = firstOddByte(bytes);
  const start = place === 0 ? 0 : bytes.lastIndexOf(lineFeed, place - 1) + 1;
  const written = `0x${(bytes[place] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
  const where = `line ${linesBefore(bytes, start) + 1}, byte ${place - start + 1}`;
  throw new UnusableFile(`is not UTF-8: ${where} is ${written}; save it as UTF-8`);
}

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** Where the first byte stands that belongs to no character: the decoder replaces it, and only it. */
function firstOddByte(bytes: Buffer): number {
  const text = bytes.toString('utf8');
  let [place, read] = [0, 0];
  for (let index = text.indexOf(replacement); index !== -1; index = text.indexOf(replacement, read)) {
    place += Buffer.byteLength(text.slice(read, index));
    const length = Buffer.byteLength(replacement);
    if (bytes.subarray(place, place + length).toString('latin1') !== replacementBytes) return place;
    place += length;
    read = index + 1;
  }
  return place;
}

function linesBefore(bytes: Buffer, end: number): number {
  let lines = 0;
  for (let place = bytes.indexOf(lineFeed); place !== -1 && place < end; place = bytes.indexOf(lineFeed, place + 1))
    lines += 1;
  return lines;
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const known = code === undefined ? undefined : reasons[code];
  return known ?? `cannot be read (${code ?? (error instanceof Error ? error.message : error)})`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'is a folder, expected a file',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
};

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
