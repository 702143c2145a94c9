import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../answer.ts';
import type { RequestContext } from '../context.ts';
import { explanationOf, ignoredText } from '../explain.ts';
import { answerToError } from '../failure.ts';
import type { Log } from '../log.ts';
import { breakOff } from './break-off.ts';
import { sendAnswer } from './send.ts';
import { connectionRefusal } from './unreadable.ts';

/** An answer, and the request and response that it belongs to. */
interface Delivery {
  readonly context: RequestContext;
  readonly response: ServerResponse;
  readonly answer: Answer;
}

interface DeliveryOptions {
  /** Whether answers carry the reason of a refusal in `X-Mock-Reason`. */
  readonly explain: boolean;
  readonly log: Log;
}

/** Sends an answer, or breaks the connection where a fault wants that. Returns the answer that goes out in the end. */
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

/** What is answered in place of anything else when the parser refused the body meanwhile. */
function refusalOfBody({ complete, errored }: IncomingMessage): Answer | undefined {
  return complete || !errored ? undefined : connectionRefusal(errored);
}

/** Sends an answer; one without a valid header, which only a fault can make, is a failure of the mock. */
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

function explanation({ id, note, ignored, skipped }: RequestContext, { reason }: Answer): Record<string, string> {
  const text = explanationOf(reason, note);
  return {
    'X-Mock-Request-Id': id,
    ...(text !== undefined && { 'X-Mock-Reason': text }),
    ...(ignored !== undefined && { 'X-Mock-Ignored': ignoredText(ignored) }),
    ...(skipped !== undefined && { 'X-Mock-Skipped': skipped }),
  };
}
