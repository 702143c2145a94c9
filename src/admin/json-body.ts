import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { jsonSyntaxProblem } from '#text/json-syntax.ts';
import { problem } from './problem.ts';

/** Bodies of the control plane are JSON; an empty one is none. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) =>
    jsonBody(body),
  );
}

/** The value of a body; `undefined` of an empty one. Throws a 400 problem with line and column of what is not JSON. */
function jsonBody(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw problem(400, 'the body is not UTF-8, which JSON must be');
  const text = bytes.toString().replace(/^\uFEFF/, '');
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notJson(text) ?? error;
  }
}

function notJson(text: string): Error | undefined {
  const fault = jsonSyntaxProblem(text);
  if (fault === undefined) return undefined;
  const at = `line ${fault.line}, column ${fault.column}`;
  const message = `expected ${fault.expected}, found ${fault.found}`;
  return problem(400, `the body is not JSON at ${at}: ${message}`, [{ at, message }]);
}
