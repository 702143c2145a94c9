import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { jsonSyntaxProblem } from '#text/json-syntax.ts';
import { problem } from './problem.ts';

/** Makes an instance parse bodies as JSON; an empty body counts as missing. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) =>
    jsonBody(body),
  );
}

/** Parses a body; `undefined` if it is empty. Throws a 400 problem with the line and column of a syntax error. */
function jsonBody(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw problem(400, 'the body is not UTF-8, as JSON must be');
  const text = bytes.toString().replace(/^\uFEFF/, '');
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw syntaxProblem(text) ?? error;
  }
}

function syntaxProblem(text: string): Error | undefined {
  const syntaxError = jsonSyntaxProblem(text);
  if (syntaxError === undefined) return undefined;
  const at = `line ${syntaxError.line}, column ${syntaxError.column}`;
  const message = `expected ${syntaxError.expected}, found ${syntaxError.found}`;
  return problem(400, `the body is not JSON at ${at}: ${message}`, [{ at, message }]);
}
