import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from '#core/registry.ts';
import { StateFault } from '#store/files/fault.ts';
import type { Worlds } from '#world/worlds.ts';
import { registerBasicAuth } from './access.ts';
import { type Answer, answerTo, worldGone } from './answer.ts';
import { breakOff } from './connection/break-off.ts';
import { BodyBrokenOff, BodyTooLarge, readBody } from './connection/read-body.ts';
import { sendAnswer } from './connection/send.ts';
import { clientGone, refusalOf } from './connection/unreadable.ts';
import type { Metrics } from './counters.ts';
import { explanationOf, ignoredText } from './explain.ts';
import { serveWithFaults } from './faults.ts';
import { front, largestBody, tooLarge } from './front.ts';
import { ReadyAnswers } from './ready-answers.ts';
import { record } from './record.ts';
import { serve } from './serve.ts';

/** What the front needs to serve the web services. */
export interface WebServicesOptions {
  readonly worlds: Worlds;
  readonly registry: Registry;
  readonly metrics: Metrics;
  readonly redirect: boolean;
  /** Whether answers carry the reason of a refusal in `X-Mock-Reason`. */
  readonly explain: boolean;
}

interface Serving extends WebServicesOptions {
  readonly answers: ReadyAnswers;
}

/** The data plane: every path that is not the control plane's, with any method (core.md 1-6). */
export async function webServices(app: FastifyInstance, options: WebServicesOptions): Promise<void> {
  await registerBasicAuth(app);
  app.decorateRequest('visit');
  const serving = { ...options, answers: new ReadyAnswers() };
  // Answered here, before Fastify looks at the type and the length of the body: the contract reads any (core.md 3.4).
  app.addHook('onRequest', async (request, reply) => {
    reply.hijack();
    finish(request, reply.raw, await answer(request, reply, serving), options);
  });
  app.route({ method: app.supportedMethods, url: '/*', handler: async () => undefined });
}

/** The answer to a request: of the first check that fails, or of the act. */
async function answer(request: FastifyRequest, reply: FastifyReply, options: Serving): Promise<Answer> {
  try {
    const refusal = await front(request, reply, options);
    if (refusal !== undefined) return refusal;
    if (mayHaveBody(request)) request.visit.body = await readBody(request.raw, largestBody);
    return await serveWithFaults(request, () => serve(request, options.answers));
  } catch (error) {
    return answerToError(error, request);
  }
}

function mayHaveBody({ headers }: FastifyRequest): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

const ownFault = 'the mock itself failed, which is a bug of it: its log has the error with the id of this request';

function answerToError(error: unknown, request: FastifyRequest): Answer {
  if (error instanceof BodyTooLarge) return tooLarge();
  if (error instanceof BodyBrokenOff) return refusalOf(error.cause) ?? clientGone(error.bytes);
  const { world } = request.visit;
  if (world.ending !== undefined) return worldGone(world);
  const fault = world.store.faultOf(error);
  request.log.error({ err: fault, operation: request.visit.operation }, 'an act failed unexpectedly');
  const message = fault instanceof StateFault ? fault.message : ownFault;
  return answerTo({ status: 500, reason: { message } }, undefined);
}

/** The end of a request: its answer is sent, or its connection broken. */
function finish(request: FastifyRequest, response: ServerResponse, given: Answer, options: WebServicesOptions): void {
  const answer = refusalOfBody(request) ?? given;
  // The act is committed: nothing may fail it now.
  try {
    record(request, answer, options.metrics);
  } catch (error) {
    request.log.error({ err: error }, 'the call could not be recorded');
  }
  const { transport } = answer;
  if (transport !== undefined) breakOff(request, response, { ...answer, transport });
  else if (request.raw.destroyed && !request.raw.complete) response.destroy();
  else send(request, response, answer, options);
}

/** What was answered in place of anything else when the parser refused the body meanwhile. */
function refusalOfBody({ raw }: FastifyRequest): Answer | undefined {
  return raw.complete || !raw.errored ? undefined : refusalOf(raw.errored);
}

/** Sends an answer; one that has no valid header, which only a fault can make, is a failure of the mock. */
function send(
  request: FastifyRequest,
  response: ServerResponse,
  answer: Answer,
  { explain }: WebServicesOptions,
): void {
  try {
    sendAnswer(response, answer, explain ? explanation(request, answer) : {});
  } catch (error) {
    if (response.headersSent) return void response.destroy();
    response.statusMessage = '';
    sendAnswer(response, answerToError(error, request));
  }
}

function explanation({ id, visit }: FastifyRequest, { reason }: Answer): Record<string, string> {
  const text = explanationOf(reason, visit.note);
  return {
    'X-Mock-Request-Id': id,
    ...(text !== undefined && { 'X-Mock-Reason': text }),
    ...(visit.ignored !== undefined && { 'X-Mock-Ignored': ignoredText(visit.ignored) }),
    ...(visit.skipped !== undefined && { 'X-Mock-Skipped': visit.skipped }),
  };
}
