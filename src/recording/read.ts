import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InvalidInput, read } from '#input/read.ts';
import { readTextFile, UnusableFile } from '#text/file.ts';
import { type RecordingLine, recordingLine, type Sequence } from './format.ts';

/** A recording file, read. */
export interface Recording {
  /** The file name without its ending. */
  readonly name: string;
  /** The folder of the file, where its start states are. */
  readonly folder: string;
  readonly sequences: readonly Sequence[];
  /** True if the last line was cut off while it was written; its exchanges are missing. */
  readonly isCutOff: boolean;
}

const ending = '.jsonl';

/** In bytes. A recording is read as one text. */
const maxRecordingBytes = 512 * 1024 * 1024 - 1;

/** Returns the recordings at a path: of a file, or of all `.jsonl` files of a folder, by name. Throws an `Error` with the place. */
export function readRecordings(path: string): readonly Recording[] {
  return filesAt(path).map(readRecording);
}

function filesAt(path: string): readonly string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
  const names = readdirSync(path).filter((name) => name.endsWith(ending));
  if (names.length === 0)
    throw new Error(`${path}: has no ${ending} file; name a recording, or a folder of recordings`);
  return names.sort().map((name) => join(path, name));
}

function readRecording(path: string): Recording {
  const texts = textOf(path).split('\n');
  const isCutOff = texts.at(-1) !== '' && parsedJson(texts.at(-1) ?? '') === undefined;
  const whole = isCutOff ? texts.slice(0, -1) : texts;
  const lines = whole.flatMap((text, index) => (text === '' ? [] : [readLine(text, `${path}:${index + 1}`)]));
  return { name: basename(path, ending), folder: dirname(path), sequences: joined(lines, path), isCutOff };
}

function textOf(path: string): string {
  try {
    return readTextFile(path, { limit: maxRecordingBytes });
  } catch (error) {
    throw error instanceof UnusableFile ? new Error(`${path}: ${error.message}`, { cause: error }) : error;
  }
}

function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function readLine(text: string, place: string): RecordingLine {
  const parsed = parsedJson(text);
  if (parsed === undefined) throw new Error(`${place}: is not JSON`);
  try {
    return read(recordingLine, parsed.value, 'the line');
  } catch (error) {
    throw error instanceof InvalidInput ? new Error(`${place}: ${error.message}`, { cause: error }) : error;
  }
}

/** Joins the lines of a sequence. */
function joined(lines: readonly RecordingLine[], path: string): readonly Sequence[] {
  const sequences: RecordingLine[] = [];
  const open = new Map<string, number>();
  for (const { continues, ...line } of lines) {
    const index = continues ? open.get(line.name) : undefined;
    const begun = index === undefined ? undefined : sequences[index];
    if (continues && begun === undefined)
      throw new Error(`${path}: continues the sequence ${JSON.stringify(line.name)}, which no line begins`);
    if (index !== undefined && begun !== undefined) begun.exchanges.push(...line.exchanges);
    else open.set(line.name, sequences.push({ ...line, exchanges: [...line.exchanges] }) - 1);
  }
  return sequences;
}
