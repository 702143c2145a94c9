import type { z } from 'zod';
import { ConfigProblems } from '../config/read.ts';
import { tryRead } from '../input/read.ts';
import type { Invocation } from './command.ts';
import { reasonOf } from './mock-url.ts';

/** The JSON of a word, or of the file that it names after `@`, when it is as the schema wants it. */
export function jsonWord<Schema extends z.ZodType>(
  word: string,
  { schema, invocation }: { schema: Schema; invocation: Invocation },
): z.input<Schema> {
  const value = parsed(word.startsWith('@') ? textOf(word.slice(1), invocation) : word);
  if (isInput(schema, value)) return value;
  const read = tryRead(schema, value);
  const faults = 'faults' in read ? read.faults : [];
  throw new ConfigProblems(faults.map(({ at, message }) => `${at === '' ? 'the JSON' : at} ${message}`));
}

function isInput<Schema extends z.ZodType>(schema: Schema, value: unknown): value is z.input<Schema> {
  return schema.safeParse(value).success;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigProblems([`expected JSON, or @FILE with JSON in it (${reasonOf(error)})`]);
  }
}

function textOf(path: string, { readFile }: Invocation): string {
  try {
    return readFile(path);
  } catch (error) {
    throw new ConfigProblems([`${path} cannot be read (${reasonOf(error)})`]);
  }
}
