import type { FastifyRequest } from 'fastify';
import type { ActRequest } from '#core/request.ts';
import { type Outcome, operationOf, type Resource } from '#core/resource.ts';
import { actOf, runAct, runWithEffects } from '#core/run.ts';
import { rehearse } from '#world/wholly.ts';
import { actRequestOf } from './act-request.ts';
import { type Answer, answerTo, withoutVersion, worldGone } from './answer.ts';
import { noteOnAct, skippedText } from './explain.ts';
import type { ReadyAnswer, ReadyAnswers } from './ready-answers.ts';
import type { Visit } from './visit.ts';

/** Answers a request that passed the checks. */
export function serve(request: FastifyRequest, answers: ReadyAnswers): Answer {
  const { visit } = request;
  if (visit.world.ending !== undefined) return worldGone(visit.world);
  const { operation, note, answer } = answers.answer(request, () => answerByAct(visit, request));
  visit.operation = operation;
  if (note !== undefined) visit.note = note;
  return answer;
}

/** Runs the act of a request. */
function answerByAct(visit: Visit, request: FastifyRequest): ReadyAnswer {
  if (visit.route === undefined) throw new Error('the request was not routed');
  const { resource } = visit.route;
  const actRequest = actRequestOf(visit.world, request, visit.route);
  const act = actOf(resource, actRequest);
  const operation = operationOf(resource, act);
  visit.operation = operation;
  const note = noteOnAct(resource, actRequest);
  const sum = resource.honoursSum === false ? undefined : actRequest.query.text('sum');
  const outcome = outcomeOf(visit, { resource, act, actRequest });
  if (actRequest.ignored.length > 0) visit.ignored = actRequest.ignored;
  if (outcome.skipped !== undefined) visit.skipped = skippedText(outcome.skipped);
  const answer = answerTo(outcome, sum);
  const shown = resource.sendsVersion === false ? withoutVersion(answer) : answer;
  const isCut = outcome.pieces !== undefined;
  return { operation, answer: shown, isCut, ...(note !== undefined && { note }) };
}

/** A request that came before a reset is finished in its own generation: it is answered, and writes nothing into the new one. */
function outcomeOf(
  { world, generation }: Visit,
  { resource, act, actRequest }: { resource: Resource; act: string; actRequest: ActRequest },
): Outcome {
  if (world.generation !== generation) return rehearse(world, () => runAct(resource, act, actRequest));
  return runWithEffects(world, { resource, act, request: actRequest });
}
