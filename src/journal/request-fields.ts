import { METHODS } from 'node:http';
import * as z from 'zod';
import { mustBe } from '#input/sentences.ts';
import { matchesGlob } from '#text/glob.ts';
import { phpTrim } from '#wire/php.ts';
import { parseQuery } from '#wire/query.ts';

const methods = { names: METHODS };

/** A path pattern without query string, in which `*` matches any characters. */
export const pathPattern = z
  .string()
  .max(500)
  .regex(/^[/*][^?]*$/, { error: mustBe('a path that begins with / or *, without its query string') });

/** The name of an HTTP method. */
export const method = z
  .string()
  .toUpperCase()
  .refine((name) => METHODS.includes(name), { error: mustBe('an HTTP method', methods) });

/** An HTTP method in which `*` matches any characters. */
export const methodPattern = z
  .string()
  .toUpperCase()
  .refine((pattern) => METHODS.some((name) => matchesGlob(pattern, name)), {
    error: mustBe('an HTTP method', methods),
  });

/** A parameter name as the PBX reads it (core.md 3.2); refuses names that could never match. */
export const parameterName = z.string().refine((name) => readAs(name) === name, {
  error: ({ input }) => `is a name that the PBX never sees; it reads ${readAs(String(input)) ?? 'no parameter'}`,
});

/** A parameter value as the PBX reads it: trimmed (core.md 3.2). */
export const parameterText = z.string().refine((text) => phpTrim(text) === text, {
  error: mustBe('a string without leading or trailing white space, which the PBX removes'),
});

function readAs(name: string): string | undefined {
  const query = parseQuery(new URLSearchParams([[name, '']]).toString());
  return query.names().find((read) => !query.isArray(read));
}
