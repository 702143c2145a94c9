import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AgentRefused, UnknownMember } from '#calls/agents/refusals.ts';
import { ImpossibleCall } from '#calls/impossible-call.ts';
import { Refusal } from '#errors.ts';
import { FaultRefused, TooManyFaults } from '#faults/faults.ts';
import { CapacityExceeded } from '#generate/generate.ts';
import { type InputProblem, InvalidInput } from '#input/read.ts';
import { WorldRefused } from '#world/worlds.ts';
import type { problemAnswer } from './answers/problem.ts';
import type { AnswerOf } from './control-plane.ts';

type Failure = Error & { statusCode?: number; code?: string; errors?: readonly InputProblem[] };

/** The statuses of errors from lower layers; the first matching class counts. */
const statuses: readonly (readonly [kind: abstract new (...args: never) => Error, status: number])[] = [
  [InvalidInput, 400],
  [TooManyFaults, 400],
  [UnknownMember, 404],
  [AgentRefused, 409],
  [FaultRefused, 409],
  [WorldRefused, 409],
  [CapacityExceeded, 409],
  [ImpossibleCall, 409],
  [Refusal, 409],
];

/** An error that is answered with this status; `errors` has the place of each problem with the input. */
export function problem(statusCode: number, detail: string, errors?: readonly InputProblem[]): Error {
  return Object.assign(new Error(detail), { statusCode, ...(errors && { errors }) });
}

/** Makes an instance answer errors with `application/problem+json` (RFC 9457); `errors` has the place of each problem with the input. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: Failure, request, reply) => {
    const status = statusOf(error, request);
    // A 503 is not a failure: the mock is closing.
    if (status === 500) request.log.error({ err: error }, 'the control plane failed');
    const errors = error instanceof InvalidInput ? error.problems : error.errors;
    const body: AnswerOf<typeof problemAnswer> = {
      type: 'about:blank',
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail: detailOf(error, request),
      ...(errors && { errors }),
    };
    return reply.code(status).type('application/problem+json').send(JSON.stringify(body));
  });
}

function statusOf(error: Failure, request: FastifyRequest): number {
  if (isAborted(request)) return 400;
  return statuses.find(([kind]) => error instanceof kind)?.[1] ?? error.statusCode ?? 500;
}

/** True if the client disconnected, or the parser refused its input, before the body was complete. */
function isAborted({ raw }: FastifyRequest): boolean {
  return raw.destroyed && !raw.complete;
}

/** Fastify's message about a body that is too large does not name the limit. */
function detailOf({ message, code }: Failure, { routeOptions, headers }: FastifyRequest): string {
  if (code !== 'FST_ERR_CTP_BODY_TOO_LARGE') return message;
  return `the body must be at most ${routeOptions.bodyLimit} bytes long, but is ${headers['content-length'] ?? 'more'}`;
}
