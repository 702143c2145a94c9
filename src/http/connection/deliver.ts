import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../answer.ts';
import type { RequestContext } from '../context.ts';
import { explanationOf, ignoredText, portabilityHeader } from '../explain.ts';
import { answerToError } from '../failure.ts';
import type { Log } from '../log.ts';
import { breakOff } from './break-off.ts';
import { sendAnswer } from './send.ts';
import { connectionRefusal } from './unreadable.ts';

/** An answer with its request context and the response to write it to. */
interface Delivery {
  readonly context: RequestContext;
  readonly response: ServerResponse;
  readonly answer: Answer;
}

interface DeliveryOptions {
  /** Whether answers have the headers `X-Mock-Request-Id`, `-Reason`, `-Ignored`, `-Skipped` and `-Portability`. */
  readonly explain: boolean;
  readonly log: Log;
}

/** Sends an answer, or breaks the connection if a fault says so. Returns the answer that was sent. */
export function deliver(delivery: Delivery, options: DeliveryOptions): Answer {
  const { context, response } = delivery;
  const { req: request } = response;
  const answer = refusalOfBody(request) ?? delivery.answer;
  const { transport } = answer;
  if (transport !== undefined) breakOff(response, { ...answer, transport }, context.world.faults);
  else if (request.destroyed && !request.complete) response.destroy();
  else return send({ context, response, answer }, options);
  return answer;
}

/** Returns the answer to a body that the HTTP parser refused meanwhile, or `undefined`; it replaces any other answer. */
function refusalOfBody({ complete, errored }: IncomingMessage): Answer | undefined {
  return complete || !errored ? undefined : connectionRefusal(errored);
}

/** Sends an answer. If Node refuses its headers, which only a fault can cause, sends a 500 instead. */
function send({ context, response, answer }: Delivery, { explain, log }: DeliveryOptions): Answer {
  try {
    sendAnswer(response, answer, explain ? explanation(context, answer) : {});
    return answer;
  } catch (error) {
    const failure = answerToError(error, context, log);
    response.statusMessage = '';
    if (response.headersSent) response.destroy();
    else sendAnswer(response, failure);
    return failure;
  }
}

function explanation(context: RequestContext, { reason }: Answer): Record<string, string> {
  const { id, note, ignored, skipped, portability } = context;
  const text = explanationOf(reason, note);
  return {
    'X-Mock-Request-Id': id,
    ...(text !== undefined && { 'X-Mock-Reason': text }),
    ...(ignored !== undefined && { 'X-Mock-Ignored': ignoredText(ignored) }),
    ...(skipped !== undefined && { 'X-Mock-Skipped': skipped }),
    ...(portability !== undefined && { 'X-Mock-Portability': portabilityHeader(portability) }),
  };
}
