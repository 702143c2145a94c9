import type { z } from 'zod';
import type { ReadFile } from '#config/file.ts';
import { ConfigProblems } from '#config/problems.ts';
import { tryRead } from '#input/read.ts';
import { standardInput, UnusableFile } from '#text/file.ts';
import { NotJson, parseJson } from '#text/json.ts';

/**
 * Reads a JSON argument: literal JSON, `@FILE`, or `-` for standard input. Returns it as sent, once it matches the schema. Throws
 * `ConfigProblems`.
 */
export function jsonArgument<Schema extends z.ZodType>(
  positional: string,
  { schema, readFile }: { schema: Schema; readFile: ReadFile },
): z.input<Schema> {
  return checkedInput(readJson(positional, readFile), schema);
}

/** Returns a value as sent, once it matches the schema. Throws `ConfigProblems`. */
export function checkedInput<Schema extends z.ZodType>(value: unknown, schema: Schema): z.input<Schema> {
  if (isInput(schema, value)) return value;
  const result = tryRead(schema, value);
  const problems = 'problems' in result ? result.problems : [];
  throw new ConfigProblems(problems.map(({ at, message }) => `${at === '' ? 'the JSON' : at} ${message}`));
}

function isInput<Schema extends z.ZodType>(schema: Schema, value: unknown): value is z.input<Schema> {
  return schema.safeParse(value).success;
}

/** Parses literal JSON, the JSON of `@FILE`, or that of standard input for `-`. Throws `ConfigProblems`. */
export function readJson(positional: string, readFile: ReadFile): unknown {
  const path = positional.startsWith('@') ? positional.slice(1) : positional === standardInput ? positional : undefined;
  const name = path ?? 'the JSON';
  try {
    return parseJson(path === undefined ? positional : readFile(path));
  } catch (error) {
    if (error instanceof UnusableFile) throw new ConfigProblems([`${name}: ${error.message}`]);
    if (error instanceof NotJson) throw new ConfigProblems([`${name}: ${error.place}: ${error.message}`]);
    throw error;
  }
}
