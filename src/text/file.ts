import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';

/** A file that cannot be read. The message is the predicate of a sentence that begins with the file's name. */
export class UnusableFile extends Error {}

/** The file name that means standard input. */
export const standardInput = '-';

const mebibyte = 1024 * 1024;
const chunkLength = 64 * 1024;
const lineFeed = 0x0a;

/** The character that a decoder writes for invalid bytes; a file may also contain it. */
const replacement = '\uFFFD';
const replacementBytes = Buffer.from(replacement).toString('latin1');

/** In bytes. A document is written by hand or exported, so a larger file is a mistake. */
const maxTextBytes = 256 * mebibyte;

interface ReadOptions {
  /** The maximum size of the file, in bytes; 256 MiB by default. */
  readonly limit?: number;
}

/** Returns the text of a UTF-8 file, or of standard input for `-`, without byte order mark. Throws `UnusableFile`. */
export function readTextFile(path: string, options: ReadOptions = {}): string {
  return textOf(readBytes(path, options));
}

/** Returns the bytes of a file, or of standard input for `-`. Throws `UnusableFile`, also for a device that never ends. */
export function readBytes(path: string, { limit = maxTextBytes }: ReadOptions = {}): Buffer {
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

/** A pipe that another process has opened may be empty at first: tries again every 10 ms. */
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

/** Returns UTF-8 bytes as text, without byte order mark. Throws `UnusableFile` with the line and byte that are not UTF-8. */
export function textOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.subarray(hasByteOrderMark(bytes) ? 3 : 0).toString('utf8');
  if (isUtf16(bytes)) throw new UnusableFile('is UTF-16; save it as UTF-8');
  const offset = firstInvalidByte(bytes);
  const lineStart = offset === 0 ? 0 : bytes.lastIndexOf(lineFeed, offset - 1) + 1;
  const hex = `0x${(bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
  const place = `line ${linesBefore(bytes, lineStart) + 1}, byte ${offset - lineStart + 1}`;
  throw new UnusableFile(`is not UTF-8: ${place} is ${hex}; save it as UTF-8`);
}

function hasByteOrderMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/**
 * Returns the offset of the first byte that is not part of a character: the first one that decodes to the replacement
 * character.
 */
function firstInvalidByte(bytes: Buffer): number {
  const text = bytes.toString('utf8');
  const length = Buffer.byteLength(replacement);
  let [offset, read] = [0, 0];
  for (let index = text.indexOf(replacement); index !== -1; index = text.indexOf(replacement, read)) {
    offset += Buffer.byteLength(text.slice(read, index));
    if (bytes.subarray(offset, offset + length).toString('latin1') !== replacementBytes) return offset;
    offset += length;
    read = index + 1;
  }
  return offset;
}

function linesBefore(bytes: Buffer, end: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1 && at < end; at = bytes.indexOf(lineFeed, at + 1)) lines += 1;
  return lines;
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const reason = code === undefined ? undefined : reasons[code];
  return reason ?? `cannot be read (${code ?? (error instanceof Error ? error.message : error)})`;
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
