import { METHODS } from 'node:http';
import * as z from 'zod';
import { mustBe } from '#input/sentences.ts';
import { matchesGlob } from '#text/glob.ts';
import { phpTrim } from '#wire/php.ts';
import { parseQuery } from '#wire/query.ts';

const methods = { names: METHODS };

/** A path in which `*` stands for any text; the query string is not part of it. */
export const pathPattern = z
  .string()
  .max(500)
  .regex(/^[/*][^?]*$/, { error: mustBe('a path that begins with / or *, without its query string') });

/** The name of an HTTP method. */
export const method = z
  .string()
  .toUpperCase()
  .refine((name) => METHODS.includes(name), { error: mustBe('an HTTP method', methods) });

/** A method in which `*` stands for any text. */
export const methodPattern = z
  .string()
  .toUpperCase()
  .refine((pattern) => METHODS.some((name) => matchesGlob(pattern, name)), {
    error: mustBe('an HTTP method', methods),
  });

/** The name of a parameter as the PBX reads it (core.md 3.2); any other matches nothing. */
export const parameterName = z.string().refine((name) => readAs(name) === name, {
  error: ({ input }) => `is a name that the PBX never sees; it reads ${readAs(String(input)) ?? 'none'}`,
});

/** The value of a parameter as the PBX reads it: trimmed (core.md 3.2). */
export const parameterText = z
  .string()
  .refine((text) => phpTrim(text) === text, { error: mustBe('a text without spaces around it, as the PBX reads it') });

function readAs(name: string): string | undefined {
  const query = parseQuery(new URLSearchParams([[name, '']]).toString());
  return query.names().find((read) => !query.isArray(read));
}
