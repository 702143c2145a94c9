import type { z } from 'zod';
import { ConfigProblems } from '#config/read.ts';
import { tryRead } from '#input/read.ts';
import { standardInput, UnusableFile } from '#text/file.ts';
import { NotJson, parseJson } from '#text/json.ts';
import type { Invocation } from './command.ts';

/** The JSON of a word, of the file that it names after `@`, or of standard input for `-`, when it is as the schema wants it. */
export function jsonWord<Schema extends z.ZodType>(
  word: string,
  { schema, invocation }: { schema: Schema; invocation: Invocation },
): z.input<Schema> {
  const value = parsed(word, invocation);
  if (isInput(schema, value)) return value;
  const read = tryRead(schema, value);
  const faults = 'faults' in read ? read.faults : [];
  throw new ConfigProblems(faults.map(({ at, message }) => `${at === '' ? 'the JSON' : at} ${message}`));
}

function isInput<Schema extends z.ZodType>(schema: Schema, value: unknown): value is z.input<Schema> {
  return schema.safeParse(value).success;
}

function parsed(word: string, { readFile }: Invocation): unknown {
  const path = word.startsWith('@') ? word.slice(1) : word === standardInput ? word : undefined;
  const name = path ?? 'the JSON';
  try {
    return parseJson(path === undefined ? word : readFile(path));
  } catch (error) {
    if (error instanceof UnusableFile) throw new ConfigProblems([`${name}: ${error.message}`]);
    if (error instanceof NotJson) throw new ConfigProblems([`${name}: ${error.place}: ${error.message}`]);
    throw error;
  }
}
